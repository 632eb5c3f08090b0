package dev.patchbay.slack.api;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.TeamId;
import dev.patchbay.secret.Secret;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/** Sends one call to Slack; each family of methods is written on this. Thread-safe. */
interface Exchange {
  /** A call of one method, whichever client it is given. */
  @FunctionalInterface
  interface Call<R extends SlackApiTextResponse> {
    R on(MethodsClient client) throws IOException, SlackApiException;

    /** The same where the client, which has this very token, must be given it. */
    default R on(MethodsClient client, Secret token) throws IOException, SlackApiException {
      return on(client);
    }
  }

  /**
   * With the bot token of {@code team}. Nothing is retried.
   *
   * @param channel that the call is about, for the refusal
   * @param read takes from the answer what is asked for; Unavailable where it throws
   */
  <R extends SlackApiTextResponse, T> Outcome<T> call(
      TeamId team, Optional<ChannelId> channel, String method, Call<R> call, Function<R, T> read);
}
