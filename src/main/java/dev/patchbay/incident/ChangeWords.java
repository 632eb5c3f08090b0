package dev.patchbay.incident;

/** What PagerDuty calls a change and the state after it; also how the table and metrics name it. */
final class ChangeWords {
  private static final String ACKNOWLEDGE = "acknowledge";
  private static final String RESOLVE = "resolve";

  private ChangeWords() {}

  static String of(IncidentChange change) {
    return change instanceof IncidentChange.Acknowledge ? ACKNOWLEDGE : RESOLVE;
  }

  static IncidentChange change(String word) {
    return switch (word) {
      case ACKNOWLEDGE -> new IncidentChange.Acknowledge();
      case RESOLVE -> new IncidentChange.Resolve();
      default -> throw new IllegalStateException("the database holds an unknown change: " + word);
    };
  }

  /** The status that the change leads to. */
  static String status(IncidentChange change) {
    return change instanceof IncidentChange.Acknowledge ? "acknowledged" : "resolved";
  }

  /** Whether an incident of this status needs it no more; a resolved one must not be reopened. */
  static boolean isPast(IncidentChange change, String status) {
    return status.equals("resolved") || status.equals(status(change));
  }
}
