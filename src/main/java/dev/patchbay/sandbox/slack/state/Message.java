package dev.patchbay.sandbox.slack.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A message as it stands now. Guarded by the world's monitor. */
public final class Message {
  public final String channel;
  public final String ts;
  public final Author author;

  /** The only person who sees it, for an ephemeral message. */
  public final Optional<String> onlyFor;

  public ObjectNode json;

  public Message(
      String channel, String ts, Author author, Optional<String> onlyFor, ObjectNode json) {
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
  public record Author(String userId, String shownAs, Optional<String> appId, Token.Kind kind) {}
}
