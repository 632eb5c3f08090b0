package dev.patchbay.slack.view;

import dev.patchbay.core.ChannelId;
import dev.patchbay.words.Markup;
import java.time.Instant;

/** Slack's mrkdwn: foreign text can neither mention anyone nor link. */
record MrkdwnMarkup() implements Markup {
  @Override
  public String foreign(String text) {
    return Mrkdwn.escaped(text);
  }

  @Override
  public String bold(String text) {
    return "*" + Mrkdwn.escaped(text).replace('*', '∗') + "*";
  }

  @Override
  public String code(String text) {
    return "`" + Mrkdwn.escaped(text).replace('`', '\'') + "`";
  }

  @Override
  public String channel(ChannelId channel) {
    return "<#" + channel.value() + ">";
  }

  @Override
  public String time(Instant at) {
    return Mrkdwn.date(at, "{time_secs}");
  }
}
