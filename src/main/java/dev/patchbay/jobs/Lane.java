package dev.patchbay.jobs;

/** Who waits for a job. Each lane has a table and threads of its own, so none delays another. */
public enum Lane {
  /** A person is looking at the screen. */
  PEOPLE("people_job", 8),
  /** Events of a vendor, to be shown soon. */
  EVENTS("event_job", 6),
  /** Nobody waits. Recurring jobs run here too. */
  BULK("scheduled_tasks", 4);

  private final String table;
  private final int workers;

  Lane(String table, int workers) {
    this.table = table;
    this.workers = workers;
  }

  String table() {
    return table;
  }

  int workers() {
    return workers;
  }
}
