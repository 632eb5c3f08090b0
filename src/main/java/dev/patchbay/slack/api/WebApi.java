package dev.patchbay.slack.api;

import com.slack.api.Slack;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.TeamId;
import dev.patchbay.workspace.Installation;
import dev.patchbay.workspace.Installations;
import dev.patchbay.workspace.TokenRotation;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the Web API with the bot token of the workspace, refreshed where it rotates. An
 * installation whose token Slack calls revoked is removed, unless it was refreshed meanwhile.
 * Thread-safe.
 */
final class WebApi implements Exchange {
  private static final Logger log = LoggerFactory.getLogger(WebApi.class);

  private final Slack slack;
  private final Installations installations;
  private final TokenRotation rotation;
  private final CallTimer timer;

  WebApi(Slack slack, Installations installations, TokenRotation rotation, CallTimer timer) {
    this.slack = slack;
    this.installations = installations;
    this.rotation = rotation;
    this.timer = timer;
  }

  @Override
  public <R extends SlackApiTextResponse, T> Outcome<T> call(
      TeamId team, Optional<ChannelId> channel, String method, Call<R> call, Function<R, T> read) {
    Optional<Installation> found = installations.find(team);
    if (found.isEmpty()) {
      return Outcome.refused(new Refusal.NotInstalled(team));
    }
    Installation used = rotation.good(found.get());
    return timer.timed(
        method,
        () ->
            ApiErrors.attempt(
                method,
                () ->
                    ApiErrors.answer(
                            method, call(used, team, method, call), Optional.of(team), channel)
                        .map(read)));
  }

  /** Once more with another token if Slack refuses this one and there is another. */
  private <R extends SlackApiTextResponse> R call(
      Installation used, TeamId team, String method, Call<R> call)
      throws IOException, SlackApiException {
    R response = on(used, team, call);
    String error = ApiErrors.error(response);
    if (response.isOk() || !ApiErrors.refusesToken(error)) {
      return response;
    }
    Optional<Installation> other = rotation.instead(used, error.equals(ApiErrors.EXPIRED));
    if (other.isPresent()) {
      log.info("Slack says {} to {}; once more with the newer token", error, method);
      return on(other.get(), team, call);
    }
    if (ApiErrors.endsInstallation(error)) {
      log.warn("Slack says {} for {}: installation removed", error, team);
      installations.remove(used);
    }
    return response;
  }

  private <R extends SlackApiTextResponse> R on(Installation used, TeamId team, Call<R> call)
      throws IOException, SlackApiException {
    var token = used.botToken();
    return call.on(slack.methods(token.reveal(), team.value()), token);
  }
}
