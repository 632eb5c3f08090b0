package dev.patchbay.words;

import dev.patchbay.core.ChannelId;
import java.time.Instant;

/** How a sentence is marked up, and foreign text made harmless, in the place where it is shown. */
public interface Markup {

  /** Foreign text among ours. */
  String foreign(String text);

  /** A name or other foreign text that stands out. */
  String bold(String text);

  /** An id, a scope, a setting or a command, foreign or ours. */
  String code(String text);

  String channel(ChannelId channel);

  /** A time of day. */
  String time(Instant at);

  /** For pages, terminals and logs. */
  static Markup plain() {
    return new PlainMarkup("");
  }

  /** For modals, which do not show a channel by its id. */
  static Markup plain(String channelName) {
    return new PlainMarkup(channelName);
  }
}
