package dev.patchbay.slack.card;

import dev.patchbay.core.Refusal;
import dev.patchbay.incident.ChangeAnswers.Seen;
import dev.patchbay.incident.IncidentChange;
import dev.patchbay.incident.IncidentState;
import dev.patchbay.incident.card.PressedMessage;
import dev.patchbay.slack.view.Mrkdwn;
import java.time.Duration;
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
        + " Patchbay keeps trying for 1 minute to "
        + ChangeVerbs.of(wanted).verb()
        + " the incident. Don't press again; you'll get a message if it fails.";
  }

  /** The line in the message where it had been done before, at PagerDuty or by another click. */
  public static String state(IncidentState now) {
    return capital(now.status()) + by(now);
  }

  /** The line in a message that someone pressed before, after a change elsewhere. */
  static String state(PressedMessage now) {
    var by =
        now.byUser()
            .map(user -> " by <@" + user + ">")
            .orElseGet(
                () ->
                    now.byName().isBlank()
                        ? ""
                        : " by " + Mrkdwn.escaped(Mrkdwn.cut(now.byName(), NAMES)));
    return capital(now.status())
        + by
        + " · "
        + Mrkdwn.date(now.since(), "{date_short_pretty} {time}");
  }

  /** To the person who came second. */
  public static String already(IncidentChange wanted, IncidentState now) {
    String link = link(now);
    if (now.status().equals("resolved") && wanted instanceof IncidentChange.Acknowledge) {
      return link
          + " was already resolved"
          + by(now)
          + ". Acknowledging would reopen it. Nothing changed.";
    }
    return link + " was already " + Mrkdwn.escaped(now.status()) + by(now) + ". Nothing changed.";
  }

  /** Why it failed. */
  public static String notDone(IncidentChange wanted, Refusal why) {
    return "Couldn't " + ChangeVerbs.of(wanted).verb() + " the incident. " + Mrkdwn.refusal(why);
  }

  /** PagerDuty may have done it all the same. */
  public static String unsure(IncidentChange wanted, Refusal.Unavailable why) {
    return "Patchbay doesn't know whether the incident was "
        + ChangeVerbs.of(wanted).done()
        + ". Check it in PagerDuty. "
        + Mrkdwn.failed(why);
  }

  /** Before the Log in button. */
  public static String waiting(IncidentChange wanted, String why) {
    return why
        + " Log in with this button within 10 minutes, or later with `/pd login`. Patchbay keeps"
        + " your click for 1 hour and then "
        + ChangeVerbs.of(wanted).does()
        + " the incident if that's still needed.";
  }

  /** To the person who asked for it in words. */
  public static String done(IncidentChange done, IncidentState now) {
    return unseen(done, now)
        .orElseGet(
            () ->
                link(now)
                    + " is now "
                    + Mrkdwn.escaped(now.status())
                    + (done.note().isPresent() ? ", with your note." : "."));
  }

  /** To the person whose press a card does not show. */
  public static String notShown(IncidentChange done, Seen seen) {
    return "The incident was "
        + ChangeVerbs.of(done).done()
        + (seen == Seen.NOT_YET
            ? ". The message doesn't show it yet."
            : ". The message doesn't show it, because Patchbay couldn't update it in Slack.");
  }

  /** To the person who did what a card does not show at once. */
  public static Optional<String> unseen(IncidentChange done, IncidentState now) {
    return unseen(done, link(now));
  }

  /** Whether a card shows that it was done. */
  public static boolean shows(IncidentChange done) {
    return unseen(done, "").isEmpty();
  }

  private static Optional<String> unseen(IncidentChange done, String link) {
    if (done instanceof IncidentChange.AddNote) {
      return Optional.of("Added your note to " + link + ".");
    }
    if (done instanceof IncidentChange.Snooze snooze) {
      return Optional.of("Snoozed " + link + " for " + length(snooze.length()) + ".");
    }
    if (done instanceof IncidentChange.AddResponders) {
      return Optional.of("Asked for help with " + link + ".");
    }
    if (done instanceof IncidentChange.RunWorkflow) {
      return Optional.of("Started the workflow on " + link + ".");
    }
    if (done instanceof IncidentChange.PostStatus) {
      return Optional.of("Posted your status update on " + link + ".");
    }
    return Optional.empty();
  }

  private static String length(Duration length) {
    long minutes = Math.max(1, length.toMinutes());
    if (minutes % 60 != 0) {
      long hours = minutes / 60;
      String rest = minutes % 60 + " minutes";
      return hours == 0 ? rest : hours + " h " + rest;
    }
    return minutes == 60 ? "1 hour" : minutes / 60 + " hours";
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
