package dev.patchbay.slack.api;

import com.slack.api.Slack;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.core.TeamId;
import dev.patchbay.secret.Secret;
import dev.patchbay.workspace.Installation;
import dev.patchbay.workspace.Installations;
import dev.patchbay.workspace.TokenRotation;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call of Slack's Web API: with the workspace's bot token, timed, and with a refusal for every
 * way in which it can fail. Nothing is retried. An installation whose token Slack calls revoked is
 * forgotten, unless it was renewed meanwhile. Thread-safe.
 */
public final class WebApi {
  private static final Logger log = LoggerFactory.getLogger(WebApi.class);

  /** A call of one method, whichever client it is given. */
  @FunctionalInterface
  public interface Call<R extends SlackApiTextResponse> {
    R on(MethodsClient client) throws IOException, SlackApiException;
  }

  /** What a method does to a message, for the metric of the contract, section 7. */
  private static final Map<String, String> MESSAGES =
      Map.of("chat.postMessage", "post", "chat.update", "update", "chat.postEphemeral", "whisper");

  private final Slack slack;
  private final Installations installations;
  private final Optional<TokenRotation> rotation;
  private final MeterRegistry meters;

  /** For what needs no workspace, such as renewing a token itself. */
  public WebApi(Slack slack, Installations installations, MeterRegistry meters) {
    this(slack, installations, Optional.empty(), meters);
  }

  private WebApi(
      Slack slack,
      Installations installations,
      Optional<TokenRotation> rotation,
      MeterRegistry meters) {
    this.slack = slack;
    this.installations = installations;
    this.rotation = rotation;
    this.meters = meters;
  }

  public WebApi with(TokenRotation renewing) {
    return new WebApi(slack, installations, Optional.of(renewing), meters);
  }

  /** With the bot token of {@code team}. */
  public <R extends SlackApiTextResponse> Outcome<R> call(
      TeamId team, Optional<ChannelId> channel, String method, Call<R> call) {
    Optional<Installation> found = installations.find(team);
    if (found.isEmpty()) {
      return Outcome.refused(new Refusal.NotInstalled(team));
    }
    Installation used = rotation.map(it -> it.good(found.get())).orElse(found.get());
    return timed(
        method, () -> answer(method, call(used, team, method, call), Optional.of(team), channel));
  }

  /** Once more with another token if Slack refuses this one and there is another. */
  private <R extends SlackApiTextResponse> R call(
      Installation used, TeamId team, String method, Call<R> call)
      throws IOException, SlackApiException {
    R response = call.on(slack.methods(used.botToken().reveal(), team.value()));
    if (response.isOk() || !ApiErrors.refusesToken(error(response))) {
      return response;
    }
    boolean expired = error(response).equals(ApiErrors.EXPIRED);
    Optional<Installation> other = rotation.flatMap(it -> it.instead(used, expired));
    if (other.isPresent()) {
      log.info("Slack says {} to {}; once more with the newer token", error(response), method);
      return call.on(slack.methods(other.get().botToken().reveal(), team.value()));
    }
    if (ApiErrors.endsInstallation(error(response))) {
      log.warn("Slack says {} of the app in {}: it is forgotten", error(response), team);
      installations.remove(used);
    }
    return response;
  }

  /** With a token that is not (yet) an installation's. */
  public <R extends SlackApiTextResponse> Outcome<R> callWith(
      Secret token, String method, Call<R> call) {
    return timed(
        method,
        () ->
            answer(
                method,
                call.on(slack.methods(token.reveal())),
                Optional.empty(),
                Optional.empty()));
  }

  /** Without a token. */
  public <R extends SlackApiTextResponse> Outcome<R> callBare(String method, Call<R> call) {
    return timed(
        method, () -> answer(method, call.on(slack.methods()), Optional.empty(), Optional.empty()));
  }

  @FunctionalInterface
  interface Attempt<R> {
    Outcome<R> run() throws IOException, SlackApiException;
  }

  private <R> Outcome<R> timed(String method, Attempt<R> attempt) {
    installations.requireNoTransaction();
    Timer.Sample sample = Timer.start(meters);
    Outcome<R> outcome = attempt(method, attempt);
    sample.stop(
        Timer.builder("patchbay.slack.api")
            .tag("method", method)
            .tag("outcome", label(outcome))
            .register(meters));
    Optional.ofNullable(MESSAGES.get(method)).ifPresent(action -> count(action, outcome));
    return outcome;
  }

  private void count(String action, Outcome<?> outcome) {
    meters.counter("patchbay.messages", "action", action, "outcome", label(outcome)).increment();
  }

  public static <R> Outcome<R> attempt(String method, Attempt<R> attempt) {
    try {
      return attempt.run();
    } catch (SlackApiException e) {
      int status = e.getResponse().code();
      log.warn("Slack answered {} to {}", status, method);
      return Outcome.refused(
          status == 429
              ? new Refusal.RateLimited(
                  Vendor.SLACK, delay(e.getResponse().header("Retry-After", "")))
              : new Refusal.Unavailable(Vendor.SLACK, "HTTP " + status));
    } catch (IOException e) {
      log.warn("Slack gave no answer to {}: {}", method, e.toString());
      return Outcome.refused(new Refusal.Unavailable(Vendor.SLACK, "no answer in time"));
    } catch (RuntimeException e) {
      // The client parses inside the call: an answer that is not Slack's JSON comes out as this.
      log.warn("Slack's answer to {} makes no sense", method, e);
      return Outcome.refused(
          new Refusal.Unavailable(Vendor.SLACK, "an answer that makes no sense"));
    }
  }

  public static <R extends SlackApiTextResponse> Outcome<R> answer(
      String method, R response, Optional<TeamId> team, Optional<ChannelId> channel) {
    if (response.isOk()) {
      return Outcome.done(response);
    }
    String error = error(response);
    String needed = response.getNeeded() == null ? "" : response.getNeeded();
    log.info(
        "Slack refused {} for {}: {} {}",
        method,
        team.map(TeamId::value).orElse("no team"),
        error,
        needed);
    return Outcome.refused(ApiErrors.refusal(error, needed, team, channel));
  }

  private static String error(SlackApiTextResponse response) {
    return response.getError() == null ? "" : response.getError();
  }

  private static Duration delay(String retryAfter) {
    return retryAfter.matches("[0-9]{1,6}")
        ? Duration.ofSeconds(Long.parseLong(retryAfter))
        : ApiErrors.DEFAULT_DELAY;
  }

  private static String label(Outcome<?> outcome) {
    if (outcome instanceof Outcome.Refused<?> refused) {
      if (refused.refusal() instanceof Refusal.RateLimited) {
        return "rate_limited";
      }
      return refused.refusal() instanceof Refusal.Unavailable ? "unavailable" : "refused";
    }
    return "ok";
  }
}
