package dev.patchbay.slack.oncall;

import dev.patchbay.incident.oncall.OnCallNow.Mine;
import dev.patchbay.incident.oncall.Shift;
import dev.patchbay.slack.view.MessageContent;
import java.util.ArrayList;

/** Am I on call? Pure. */
final class MineView {
  private static final int MOST = 10;

  private MineView() {}

  /** Beginning with {@code head}, which may be blank; mrkdwn, escaped. */
  static MessageContent of(String head, Mine mine) {
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
            .orElse("PagerDuty knows of no later turn of yours."));
    return MessageContent.words(String.join("\n", lines));
  }

  private static String what(Shift shift) {
    return "*"
        + OnCallView.name(shift.policy().name()).replace('*', '∗')
        + "*, level "
        + shift.level()
        + shift.schedule().map(schedule -> " (" + OnCallView.name(schedule) + ")").orElse("");
  }
}
