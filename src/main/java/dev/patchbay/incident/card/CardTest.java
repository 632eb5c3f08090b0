package dev.patchbay.incident.card;

/** Whether a card shows an incident that only tests the way to the channel. */
public enum CardTest {
  /** A real one. */
  NO,
  /** A test that is under way. */
  RUNNING,
  /** A test that is over: its card goes. */
  ENDED
}
