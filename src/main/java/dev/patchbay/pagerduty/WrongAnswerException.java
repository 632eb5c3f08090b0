package dev.patchbay.pagerduty;

/** An answer that is not shaped as published; the message names the field, never a value. */
final class WrongAnswerException extends RuntimeException {
  WrongAnswerException(String message) {
    super(message);
  }
}
