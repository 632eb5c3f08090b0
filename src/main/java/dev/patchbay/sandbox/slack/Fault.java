package dev.patchbay.sandbox.slack;

import java.time.Duration;

/** Something that goes wrong with one Web API call, or with each of them. */
public sealed interface Fault {
  /** Slack refuses with this error code. */
  static Fault error(String code) {
    return new ErrorCode(code);
  }

  /** A bare HTTP status, as a proxy in trouble would answer. */
  static Fault http(int status) {
    return new HttpStatus(status);
  }

  static Fault http429(int retryAfterSeconds) {
    return new TooMany(retryAfterSeconds);
  }

  /** The call waits, then proceeds as usual. */
  static Fault hang(Duration length) {
    return new Hang(length);
  }

  /** 200 with a body that is not JSON. */
  static Fault nonsense() {
    return new Nonsense();
  }

  /** The call takes effect, but the caller gets a 500 instead of the answer. */
  static Fault lostAnswer() {
    return new LostAnswer();
  }

  /**
   * The caller gets a 500 at once, and the call takes effect later: at {@link
   * dev.patchbay.sandbox.wire.Faults#release}.
   */
  static Fault late() {
    return new Late();
  }

  /** See {@link #error}. */
  record ErrorCode(String code) implements Fault {}

  /** See {@link #http}. */
  record HttpStatus(int status) implements Fault {}

  /** See {@link #http429}. */
  record TooMany(int retryAfterSeconds) implements Fault {}

  /** See {@link #hang}. */
  record Hang(Duration length) implements Fault {}

  /** See {@link #nonsense}. */
  record Nonsense() implements Fault {}

  /** See {@link #lostAnswer}. */
  record LostAnswer() implements Fault {}

  /** See {@link #late}. */
  record Late() implements Fault {}
}
