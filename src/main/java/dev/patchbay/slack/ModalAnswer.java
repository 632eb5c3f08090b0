package dev.patchbay.slack;

import java.util.Map;

/** What a submitted modal is answered. */
sealed interface ModalAnswer {
  /** The modal closes. */
  record Close() implements ModalAnswer {}

  /** It stays open and shows each message under its block; keys are block ids. */
  record Errors(Map<String, String> byBlock) implements ModalAnswer {}
}
