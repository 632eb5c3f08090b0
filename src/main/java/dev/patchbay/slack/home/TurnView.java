package dev.patchbay.slack.home;

import dev.patchbay.core.Outcome;
import dev.patchbay.incident.oncall.OnCallNow.Mine;
import dev.patchbay.incident.oncall.Shift;
import dev.patchbay.slack.view.Mrkdwn;
import java.util.stream.Collectors;

/** Whether a person is on call, and until when, in the reader's own time; mrkdwn. Pure. */
final class TurnView {
  private static final String WHEN = "{date_short_pretty} {time}";
  private static final int SHOWN = 5;
  private static final int NAME = 100;

  private TurnView() {}

  /**
   * @param answer not refused
   */
  static String of(Outcome<Mine> answer) {
    var mine = ((Outcome.Done<Mine>) answer).value();
    var next =
        mine.next()
            .flatMap(
                shift ->
                    shift
                        .start()
                        .map(
                            at ->
                                "\nNext: "
                                    + policy(shift)
                                    + " from "
                                    + Mrkdwn.date(at, WHEN)
                                    + "."))
            .orElse("");
    if (mine.now().isEmpty()) {
      return "You're not on call." + next;
    }
    var more = mine.now().size() - SHOWN;
    return "You're on call:"
        + mine.now().stream()
            .limit(SHOWN)
            .map(shift -> "\n• " + policy(shift) + ", " + end(shift))
            .collect(Collectors.joining())
        + (more > 0 ? "\nand for " + more + " more policies" : "")
        + next;
  }

  private static String policy(Shift shift) {
    return "*"
        + Mrkdwn.escaped(Mrkdwn.cut(shift.policy().name(), NAME)).replace('*', '∗')
        + "*, level "
        + shift.level();
  }

  private static String end(Shift shift) {
    return shift.end().map(at -> "until " + Mrkdwn.date(at, WHEN)).orElse("with no end date");
  }
}
