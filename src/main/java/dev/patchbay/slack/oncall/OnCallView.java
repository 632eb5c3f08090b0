package dev.patchbay.slack.oncall;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import dev.patchbay.incident.oncall.Roster;
import dev.patchbay.incident.oncall.Roster.Level;
import dev.patchbay.incident.oncall.Shift;
import dev.patchbay.incident.oncall.Shift.Responder;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.slack.view.Mrkdwn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who is on call, level by level, each time in the reader's own zone. Pure. */
final class OnCallView {
  private static final int POLICIES = 8;
  private static final int LEVELS = 6;
  private static final int NOW = 5;
  private static final int NEXT = 2;
  private static final int NAME = 100;

  private final Map<String, String> names;

  /**
   * @param names of people as mrkdwn, by PagerDuty's id
   */
  OnCallView(Map<String, String> names) {
    this.names = names;
  }

  /** Those who will be shown, in their order: of the others no name is needed. */
  static List<Responder> shown(List<Roster> rosters) {
    return rosters.stream()
        .limit(POLICIES)
        .flatMap(roster -> roster.levels().stream().limit(LEVELS))
        .flatMap(
            level ->
                Stream.concat(level.now().stream().limit(NOW), level.next().stream().limit(NEXT)))
        .map(Shift::who)
        .distinct()
        .toList();
  }

  /** All that was found, beginning with {@code head}, which may be blank; mrkdwn, escaped. */
  MessageContent of(String head, List<Roster> rosters) {
    var parts = new ArrayList<String>();
    if (!head.isBlank()) {
      parts.add(head);
    }
    rosters.stream().limit(POLICIES).map(this::roster).forEach(parts::add);
    if (rosters.size() > POLICIES) {
      parts.add(
          "… and "
              + (rosters.size() - POLICIES)
              + " more policies. Run `/pd oncall` with the name of one.");
    }
    return new MessageContent(
        String.join("\n", parts), parts.stream().<LayoutBlock>map(OnCallView::section).toList());
  }

  private static SectionBlock section(String words) {
    return MessageContent.section(words);
  }

  private String roster(Roster roster) {
    var lines = new ArrayList<String>();
    lines.add(title(roster));
    if (roster.levels().stream().allMatch(level -> level.now().isEmpty())) {
      lines.add(":warning: Nobody is on call now.");
    } else if (roster.levels().get(0).level() > 1 || roster.levels().get(0).now().isEmpty()) {
      lines.add(":warning: Nobody is on call on level 1.");
    }
    int shown = 0;
    for (Level level : roster.levels().stream().limit(LEVELS).toList()) {
      lines.addAll(level(level));
      shown += Math.min(NOW, level.now().size()) + Math.min(NEXT, level.next().size());
    }
    int more = roster.size() - shown;
    if (more > 0) {
      lines.add("… and " + more + " more: <" + roster.url() + "|see all in PagerDuty>");
    }
    return String.join("\n", lines);
  }

  private static String title(Roster roster) {
    String link = "*<" + roster.url() + "|" + name(roster.policy().name()).replace('|', '/') + ">*";
    if (roster.services().isEmpty()) {
      return link;
    }
    String services =
        roster.services().stream().limit(3).map(OnCallView::name).collect(Collectors.joining(", "));
    int more = roster.services().size() - 3;
    return link + " for " + services + (more > 0 ? " and " + more + " more" : "");
  }

  private List<String> level(Level level) {
    var lines = new ArrayList<String>();
    level.now().stream()
        .limit(NOW)
        .map(shift -> "Level " + level.level() + ": " + who(shift) + until(shift))
        .forEach(lines::add);
    level.next().stream()
        .limit(NEXT)
        .map(shift -> "Level " + level.level() + ", next: " + who(shift) + fromUntil(shift))
        .forEach(lines::add);
    return lines;
  }

  private String who(Shift shift) {
    return names.getOrDefault(shift.who().id(), SlackNames.plain(shift.who()))
        + shift.schedule().map(schedule -> " (" + name(schedule) + ")").orElse("");
  }

  static String until(Shift shift) {
    return shift.end().map(end -> ", until " + date(end)).orElse(", always");
  }

  static String fromUntil(Shift shift) {
    return shift.start().map(start -> ", from " + date(start)).orElse("")
        + shift.end().map(end -> " until " + date(end)).orElse("");
  }

  static String date(Instant at) {
    return Mrkdwn.date(at, "{date_short_pretty} {time}");
  }

  static String name(String foreign) {
    return Mrkdwn.escaped(Mrkdwn.cut(foreign, NAME));
  }
}
