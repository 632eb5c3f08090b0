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
          "Slack gave this app a new token; PagerDuty is being given it. Until then incidents may"
              + " not appear here."
              + because(health);
      case REFUSED ->
          "PagerDuty does not take this app's new Slack token, so incidents may not appear here."
              + because(health)
              + " It is tried again every hour; the operator of this app must mend what is named,"
              + " or somebody who may change the service runs `/pd connect` here again.";
      case NOT_INSTALLED ->
          "This app was taken out of the workspace, so incidents do not appear here. A workspace"
              + " admin must install it again; the rest is done by itself.";
      case GONE ->
          "PagerDuty no longer has the extension of this connection, so incidents do not appear"
              + " here. Run `/pd connect` to wire it again, or `/pd disconnect` to forget it.";
    };
  }

  /** The message in the channel, once. */
  public static String gone(Connection connection) {
    return "PagerDuty no longer has the extension that told this channel about "
        + WiringView.service(connection.serviceName())
        + " (connected by <@"
        + connection.connectedBy()
        + ">): somebody deleted it there. Its incidents do not appear here any more. Run `/pd"
        + " connect` to wire it again, or `/pd disconnect` to forget it.";
  }

  private static String because(ConnectionHealth health) {
    String reason = Mrkdwn.cut(health.reason(), REASON);
    return reason.isBlank() ? "" : " (" + Mrkdwn.escaped(reason) + ".)";
  }
}
