package dev.patchbay.slack.api;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.TokenOwner;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.core.TeamId;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Slack's error names as refusals (reference/slack.md §3). Pure. */
public final class ApiErrors {
  /** Where no Retry-After came with it. */
  static final Duration DEFAULT_DELAY = Duration.ofSeconds(30);

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
