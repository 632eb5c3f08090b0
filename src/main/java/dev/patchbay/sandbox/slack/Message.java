package dev.patchbay.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A message as it stands now. Guarded by the world's monitor. */
final class Message {
  final String channel;
  final String ts;
  final Author author;

  /** The only person who sees it, for an ephemeral message. */
  final Optional<String> onlyFor;

  ObjectNode json;

  Message(String channel, String ts, Author author, Optional<String> onlyFor, ObjectNode json) {
    this.channel = channel;
    this.ts = ts;
    this.author = author;
    this.onlyFor = onlyFor;
    this.json = json;
  }

  /**
   * Who posted.
   *
   * @param appId the app whose token posted, which is the app that gets the clicks
   */
  record Author(String userId, String shownAs, Optional<String> appId, Token.Kind kind) {}
}
