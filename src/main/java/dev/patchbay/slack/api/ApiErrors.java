package dev.patchbay.slack.api;

import com.google.gson.JsonParseException;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.TokenOwner;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.core.TeamId;
import dev.patchbay.proxy.RemoteProxies;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns each way in which a call can fail into a refusal: no answer, a status, one of Slack's error
 * names (reference/slack.md §3). The only place that does so.
 */
public final class ApiErrors {
  private static final Logger log = LoggerFactory.getLogger(ApiErrors.class);

  /** Where no Retry-After came with it. */
  static final Duration DEFAULT_DELAY = Duration.ofSeconds(30);

  /** One wrong Retry-After must not silence a channel for a day: Slack is asked again then. */
  static final Duration LONGEST_DELAY = Duration.ofMinutes(10);

  /** Of a token that rotates. */
  static final String EXPIRED = "token_expired";

  private static final Set<String> GONE = Set.of("account_inactive", "token_revoked");
  private static final Set<String> BAD_TOKEN =
      Set.of("invalid_auth", "not_authed", EXPIRED, "not_allowed_token_type");
  private static final Set<String> BAD_CLIENT =
      Set.of("bad_client_secret", "invalid_client_id", "bad_redirect_uri");
  private static final Set<String> UNSEEN =
      Set.of("channel_not_found", "not_in_channel", "channel_is_limited_access");
  private static final Set<String> AWAY =
      Set.of("internal_error", "fatal_error", "service_unavailable", "request_timeout");
  private static final Set<String> DENIED =
      Set.of(
          "access_denied",
          "accesslimited",
          "no_permission",
          "restricted_action",
          "enterprise_is_restricted",
          "team_access_not_granted");

  private ApiErrors() {}

  @FunctionalInterface
  interface Attempt<R> {
    Outcome<R> run() throws IOException, SlackApiException;
  }

  /** What {@code attempt} answers; a refusal where it ends without an answer of Slack's. */
  static <R> Outcome<R> attempt(String method, Attempt<R> attempt) {
    try {
      return attempt.run();
    } catch (SlackApiException e) {
      return Outcome.refused(
          status(method, e.getResponse().code(), e.getResponse().header("Retry-After", "")));
    } catch (IOException e) {
      var proxy = RemoteProxies.refusal(e);
      log.warn("Slack gave no answer to {}: {}", method, proxy.orElse(e.toString()));
      return Outcome.refused(
          new Refusal.Unavailable(Vendor.SLACK, proxy.orElse("no answer in time")));
    } catch (NumberFormatException e) {
      // The client reads Retry-After of a 429 as a whole number, whatever it is.
      return Outcome.refused(status(method, 429, ""));
    } catch (JsonParseException e) {
      log.warn("Slack's answer to {} is not Slack's JSON; is there a proxy in between?", method);
      return Outcome.refused(
          new Refusal.Unavailable(Vendor.SLACK, "an answer that makes no sense"));
    } catch (RuntimeException e) {
      // The client parses inside the call: what it does not expect comes out as this.
      log.warn("Slack's answer to {} makes no sense", method, e);
      return Outcome.refused(
          new Refusal.Unavailable(Vendor.SLACK, "an answer that makes no sense"));
    }
  }

  /** The response, or a refusal where it says {@code "ok": false}. */
  static <R extends SlackApiTextResponse> Outcome<R> answer(
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
    return Outcome.refused(refusal(error, needed, team, channel));
  }

  /** Slack's error name; blank if it gave none. */
  static String error(SlackApiTextResponse response) {
    return response.getError() == null ? "" : response.getError();
  }

  private static Refusal status(String method, int status, String retryAfter) {
    log.warn("Slack answered HTTP {} to {}", status, method);
    if (status != 429) {
      return new Refusal.Unavailable(Vendor.SLACK, "HTTP " + status);
    }
    return new Refusal.RateLimited(
        Vendor.SLACK,
        retryAfter.matches("[0-9]{1,6}")
            ? shorter(Duration.ofSeconds(Long.parseLong(retryAfter)), LONGEST_DELAY)
            : DEFAULT_DELAY);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Whether another token may be accepted where this one was not. */
  static boolean refusesToken(String error) {
    return GONE.contains(error) || error.equals(EXPIRED) || error.equals("invalid_auth");
  }

  /** Whether Slack says that the installation is no more. */
  public static boolean endsInstallation(String error) {
    return GONE.contains(error);
  }

  /**
   * @param needed scopes that Slack names with {@code missing_scope}
   * @param team whose token was used, if any
   * @param channel that the call was about, if any
   */
  static Refusal refusal(
      String error, String needed, Optional<TeamId> team, Optional<ChannelId> channel) {
    if (error.equals("missing_scope")) {
      return new Refusal.MissingScope(Vendor.SLACK, TokenOwner.APP, needed);
    }
    if (GONE.contains(error) || BAD_TOKEN.contains(error)) {
      return team.<Refusal>map(Refusal.NotInstalled::new)
          .orElseGet(() -> new Refusal.BadCredentials(Vendor.SLACK, error));
    }
    if (BAD_CLIENT.contains(error)) {
      return new Refusal.BadCredentials(Vendor.SLACK, error);
    }
    if (UNSEEN.contains(error) && channel.isPresent()) {
      return new Refusal.ChannelNeedsInvite(channel.get());
    }
    if (error.equals("is_archived") && channel.isPresent()) {
      return new Refusal.ChannelArchived(channel.get());
    }
    if (error.equals("method_not_supported_for_channel_type") && channel.isPresent()) {
      return new Refusal.NotAChannel(channel.get());
    }
    if (error.equals("ratelimited") || error.equals("rate_limited")) {
      return new Refusal.RateLimited(Vendor.SLACK, DEFAULT_DELAY);
    }
    if (AWAY.contains(error)) {
      return new Refusal.Unavailable(Vendor.SLACK, error);
    }
    if (DENIED.contains(error)) {
      return new Refusal.AccessDenied(Vendor.SLACK, TokenOwner.APP, error);
    }
    return new Refusal.Rejected(Vendor.SLACK, error, "");
  }
}
