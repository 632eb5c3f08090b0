package dev.patchbay.slack.oncall;

import com.slack.api.model.block.ActionsBlock;
import dev.patchbay.incident.oncall.OnCallNow.Mine;
import dev.patchbay.incident.oncall.Shift;
import dev.patchbay.slack.view.MessageContent;
import java.util.ArrayList;
import java.util.List;

/** Whether a person is on call, and when next. Pure. */
final class MineView {
  private static final int MOST = 10;

  private MineView() {}

  /**
   * Beginning with {@code head}, which may be blank; mrkdwn, escaped.
   *
   * @param watched whether the person gets a message when a turn begins
   */
  static MessageContent of(String head, Mine mine, boolean watched) {
    var lines = new ArrayList<String>();
    if (!head.isBlank()) {
      lines.add(head);
    }
    if (mine.now().isEmpty()) {
      lines.add("You're not on call now.");
    } else {
      lines.add("*You're on call now*");
      mine.now().stream()
          .limit(MOST)
          .map(shift -> "• " + what(shift) + OnCallView.until(shift))
          .forEach(lines::add);
      if (mine.now().size() > MOST) {
        lines.add("… and for " + (mine.now().size() - MOST) + " more.");
      }
    }
    lines.add(
        mine.next()
            .map(shift -> "Next: " + what(shift) + OnCallView.fromUntil(shift))
            .orElse("PagerDuty lists no later turn of yours."));
    String words = String.join("\n", lines);
    return new MessageContent(
        words
            + "\nRun `/pd oncall notify "
            + (watched ? "off` to get no" : "on` to get a")
            + " message when your turn begins.",
        List.of(
            MessageContent.section(words),
            ActionsBlock.builder()
                .elements(List.of(watched ? SlackTurns.off() : SlackTurns.on()))
                .build()));
  }

  private static String what(Shift shift) {
    return "*"
        + OnCallView.name(shift.policy().name()).replace('*', '∗')
        + "*, level "
        + shift.level()
        + shift.schedule().map(schedule -> " (" + OnCallView.name(schedule) + ")").orElse("");
  }
}
