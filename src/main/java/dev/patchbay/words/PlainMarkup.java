package dev.patchbay.words;

import dev.patchbay.core.ChannelId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * No markup. What reads the text escapes it, if it must.
 *
 * @param channelName without {@code #}; blank = the id is shown
 */
record PlainMarkup(String channelName) implements Markup {
  @Override
  public String foreign(String text) {
    return text;
  }

  @Override
  public String bold(String text) {
    return text;
  }

  @Override
  public String code(String text) {
    return text;
  }

  @Override
  public String channel(ChannelId channel) {
    return channelName.isBlank() ? channel.value() : "#" + channelName;
  }

  @Override
  public String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
