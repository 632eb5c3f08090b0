package dev.patchbay.slack.wiring;

import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionHealth;

/** Whether a connection works, and what to do if not, in mrkdwn. Pure. */
public final class HealthView {
  private static final int REASON = 300;

  private HealthView() {}

  /** Blank for one that works. */
  public static String of(ConnectionHealth health) {
    return switch (health.state()) {
      case WORKING -> "";
      case STALE ->
          "Patchbay has a new Slack token and is updating PagerDuty; until then incidents may not"
              + " appear here"
              + because(health)
              + ".";
      case REFUSED ->
          "PagerDuty rejected Patchbay's new Slack token, so incidents may not appear here"
              + because(health)
              + ". Patchbay retries hourly. Ask your Patchbay admin, or run `/pd connect` again.";
      case NOT_INSTALLED ->
          "Patchbay was removed from this workspace, so incidents don't appear here. Ask a"
              + " workspace admin to reinstall it; connections then recover automatically.";
      case SUSPENDED ->
          "Slack rejects Patchbay's messages in this channel, so incidents don't appear here"
              + because(health)
              + ". Fix that, for example with `/invite`, then run `/pd connect` again.";
      case UNPROVEN ->
          "nothing shows that incidents appear here"
              + because(health)
              + ". Run `/pd prove` to find out.";
      case GONE ->
          "The PagerDuty extension is missing, so incidents no longer appear here. Run `/pd"
              + " connect` to reconnect, or `/pd disconnect` to remove it.";
    };
  }

  /** When it was last proven; blank where it never was. */
  static String proven(Connection connection) {
    return connection
        .seen()
        .proven()
        .map(at -> " Proven " + Mrkdwn.date(at, "{date_short_pretty} {time}") + ".")
        .orElse("");
  }

  /** The message in the channel, once. */
  public static String gone(Connection connection) {
    return "The PagerDuty extension for "
        + WiringView.service(connection.serviceName())
        + " (connected by <@"
        + connection.connectedBy()
        + ">) is missing, so its incidents no longer appear here. Run `/pd connect` to reconnect,"
        + " or `/pd disconnect` to remove it.";
  }

  private static String because(ConnectionHealth health) {
    String reason = Mrkdwn.cut(health.reason(), REASON);
    return reason.isBlank() ? "" : " (" + Mrkdwn.escaped(reason) + ")";
  }
}
