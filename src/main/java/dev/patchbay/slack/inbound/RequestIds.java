package dev.patchbay.slack.inbound;

/** Whether a request names who acts and where, as all of Slack's that a person causes do. Pure. */
final class RequestIds {
  private RequestIds() {}

  static boolean present(Interaction request) {
    return switch (request.kind()) {
      case COMMAND,
          BLOCK_ACTIONS,
          INTERACTIVE_MESSAGE,
          VIEW_SUBMISSION,
          BLOCK_SUGGESTION,
          SHORTCUT,
          MESSAGE_ACTION ->
          valid(request);
      default -> true;
    };
  }

  /** Ids check themselves. */
  private static boolean valid(Interaction request) {
    try {
      request.actor();
      request.here();
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
