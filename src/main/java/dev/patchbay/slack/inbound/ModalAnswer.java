package dev.patchbay.slack.inbound;

import java.util.Map;

/** What a submitted modal is answered. */
public sealed interface ModalAnswer {
  /** The modal closes. */
  record Close() implements ModalAnswer {}

  /** It stays open and shows each message under its block; keys are block ids. */
  record Errors(Map<String, String> byBlock) implements ModalAnswer {}
}
