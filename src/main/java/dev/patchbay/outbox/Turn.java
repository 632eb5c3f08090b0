package dev.patchbay.outbox;

/** Which message of a channel is written first; a message that is not posted yet goes before. */
public enum Turn {
  /** Shows an end: nobody must continue with what is over. */
  FIRST(0),
  /** Shows who has it now, or what somebody waits for. */
  NEXT(1),
  /** Everything else. */
  LAST(2);

  private final int number;

  Turn(int number) {
    this.number = number;
  }

  /** As stored: a lower one goes first. */
  int number() {
    return number;
  }
}
