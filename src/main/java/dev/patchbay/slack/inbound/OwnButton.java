package dev.patchbay.slack.inbound;

/** The action ids of our own messages' buttons; all others are PagerDuty's, and are decoded. */
public enum OwnButton {
  /** Opens the log-in page (a link: Slack opens it, we only acknowledge). */
  LOGIN("pd_login"),
  /** Goes on with the command in its value, with a fresh trigger id. */
  CONTINUE("pd_continue"),
  /** Opens the modal for the connection in its value (a service id). */
  EDIT("pd_edit"),
  /** Takes down the connection in its value, after Slack's own confirmation. */
  DISCONNECT("pd_disconnect");

  private final String actionId;

  OwnButton(String actionId) {
    this.actionId = actionId;
  }

  public String actionId() {
    return actionId;
  }
}
