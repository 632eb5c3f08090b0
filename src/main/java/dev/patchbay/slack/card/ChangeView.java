package dev.patchbay.slack.card;

import dev.patchbay.incident.IncidentChange;
import dev.patchbay.incident.IncidentState;
import dev.patchbay.slack.view.Mrkdwn;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What is said about a click, in mrkdwn. Pure. */
public final class ChangeView {
  private static final int NAMES = 200;

  private ChangeView() {}

  /** The line in the message: who did it, and when, in each reader's own time. */
  public static String changed(String status, String slackUser, Instant at) {
    return capital(status)
        + " by <@"
        + slackUser
        + "> · "
        + Mrkdwn.date(at, "{date_short_pretty} {time}");
  }

  /** To the person who waits, after the reason. */
  public static String delayed(IncidentChange wanted, String because) {
    return because
        + " The app keeps trying for a minute to have the incident "
        + done(wanted)
        + ": you need not press again, and you are told if it fails.";
  }

  /** The line in the message where it had been done before, at PagerDuty or by another click. */
  public static String state(IncidentState now) {
    return capital(now.status()) + by(now) + " in PagerDuty";
  }

  /** To the person who came second. */
  public static String already(IncidentChange wanted, IncidentState now) {
    String link = link(now);
    if (now.status().equals("resolved") && !wanted.status().equals("resolved")) {
      return link
          + " is resolved already"
          + by(now)
          + ". Nothing was changed: acknowledging it would open it again.";
    }
    return link
        + " is "
        + Mrkdwn.escaped(now.status())
        + " already"
        + by(now)
        + ". Nothing was changed.";
  }

  /** Before the reason. */
  public static String notDone(IncidentChange wanted) {
    return "The incident was not " + done(wanted) + ". ";
  }

  /** Before the Log in button. */
  public static String waiting(IncidentChange wanted, String why) {
    return why
        + " The incident will be "
        + done(wanted)
        + " as soon as you are logged in, within the hour.";
  }

  private static String done(IncidentChange wanted) {
    return wanted.in(
        new IncidentChange.Cases<>() {
          @Override
          public String acknowledge() {
            return "acknowledged";
          }

          @Override
          public String resolve(Optional<String> note) {
            return "resolved";
          }
        });
  }

  private static String by(IncidentState now) {
    return now.who().isEmpty()
        ? ""
        : " by " + Mrkdwn.escaped(Mrkdwn.cut(String.join(", ", now.who()), NAMES));
  }

  private static String link(IncidentState now) {
    String label = "Incident #" + now.number();
    return now.url().startsWith("https://") || now.url().startsWith("http://")
        ? "<" + Mrkdwn.escaped(now.url()).replace("|", "%7C") + "|" + label + ">"
        : label;
  }

  private static String capital(String status) {
    return status.isEmpty()
        ? "Changed"
        : Mrkdwn.escaped(status.substring(0, 1).toUpperCase(Locale.ROOT) + status.substring(1));
  }
}
