package dev.patchbay.jobs;

/** Who waits for a job. What is due in a lane runs before what is due in those below it. */
public enum Lane {
  /** A person is looking at the screen. */
  PEOPLE(2),
  /** Events of a vendor, to be shown soon. */
  EVENTS(1),
  /** Nobody waits. */
  BULK(0);

  private final int priority;

  Lane(int priority) {
    this.priority = priority;
  }

  int priority() {
    return priority;
  }
}
