package dev.patchbay.slack.workspace;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.secret.Secret;
import dev.patchbay.slack.api.BotIdentity;
import dev.patchbay.slack.api.OAuthApi;
import dev.patchbay.slack.api.OAuthGrant;
import dev.patchbay.slack.api.SlackSettings;
import dev.patchbay.workspace.BotTokenRefresh;
import dev.patchbay.workspace.Installation;
import dev.patchbay.workspace.OptionalFeature;
import dev.patchbay.workspace.Rotation;
import dev.patchbay.workspace.SlackOAuth;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;

/**
 * Installs and refreshes by {@code oauth.v2.access}, for one workspace or a whole org (there {@code
 * team} is null). Not Bolt's own flow: its authorize address is fixed (reference/slack.md §0.7).
 */
public final class SlackOAuthFlow implements SlackOAuth, BotTokenRefresh {
  private final SlackSettings settings;
  private final OAuthApi api;
  private final Clock clock;

  public SlackOAuthFlow(SlackSettings settings, OAuthApi api, Clock clock) {
    this.settings = settings;
    this.api = api;
    this.clock = clock;
  }

  @Override
  public URI authorizeUrl(String state, URI redirect, Set<OptionalFeature> features) {
    var scopes = new ArrayList<>(SlackSettings.BOT_SCOPES);
    features.forEach(feature -> scopes.addAll(feature.scopes()));
    String client =
        settings
            .clientId()
            .orElseThrow(() -> new IllegalStateException("SLACK_CLIENT_ID is not set"));
    return URI.create(
        settings.authorizeUrl()
            + (settings.authorizeUrl().getQuery() == null ? "?" : "&")
            + "client_id="
            + encoded(client)
            + "&scope="
            + encoded(String.join(",", scopes))
            + "&state="
            + encoded(state)
            + "&redirect_uri="
            + encoded(redirect.toString()));
  }

  @Override
  public Outcome<Installation> exchange(String code, URI redirect) {
    return api.exchange(code, redirect).then(this::installation);
  }

  @Override
  public Outcome<Boolean> revoke(Secret botToken) {
    return api.revoke(botToken);
  }

  @Override
  public Outcome<Refreshed> refresh(Secret refreshToken) {
    return api.refresh(refreshToken)
        .then(
            grant ->
                rotation(grant)
                    .filter(rotation -> grant.accessToken().isPresent())
                    .map(
                        rotation ->
                            Outcome.done(
                                new Refreshed(
                                    grant.accessToken().get(),
                                    rotation.refreshToken(),
                                    rotation.expiresAt(),
                                    grant.scopes())))
                    .orElseGet(
                        () ->
                            Outcome.refused(
                                new Refusal.Unavailable(
                                    Vendor.SLACK, "an answer without the new tokens"))));
  }

  /** Of an app whose tokens rotate. */
  private Optional<Rotation> rotation(OAuthGrant grant) {
    return grant
        .refreshToken()
        .flatMap(
            token ->
                grant.lifetime().map(lasts -> new Rotation(token, clock.instant().plus(lasts))));
  }

  private Outcome<Installation> installation(OAuthGrant grant) {
    boolean nowhere = grant.team().isEmpty() && grant.enterprise().isEmpty();
    if (grant.accessToken().isEmpty() || nowhere) {
      return Outcome.refused(
          new Refusal.Rejected(Vendor.SLACK, "no_bot_token", "the grant holds no bot token"));
    }
    Secret token = grant.accessToken().get();
    // The grant is missing the workspace's address and the bot's own id; without them all else
    // works.
    Optional<BotIdentity> bot =
        api.test(token) instanceof Outcome.Done<BotIdentity> done
            ? Optional.of(done.value())
            : Optional.empty();
    return Outcome.done(
        new Installation(
            grant.team(),
            grant.enterprise(),
            grant.enterpriseName(),
            grant.teamName(),
            bot.map(BotIdentity::url).orElse(""),
            grant.orgWide(),
            grant.appId(),
            bot.map(BotIdentity::botId).orElse(""),
            grant.botUserId(),
            grant.scopes(),
            grant.installer(),
            token,
            clock.instant(),
            rotation(grant)));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
