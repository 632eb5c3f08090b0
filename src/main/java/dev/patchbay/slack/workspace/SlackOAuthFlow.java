package dev.patchbay.slack.workspace;

import com.slack.api.methods.request.oauth.OAuthV2AccessRequest;
import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.secret.Secret;
import dev.patchbay.slack.api.SlackSettings;
import dev.patchbay.slack.api.WebApi;
import dev.patchbay.workspace.Installation;
import dev.patchbay.workspace.Rotation;
import dev.patchbay.workspace.SlackOAuth;
import dev.patchbay.workspace.TokenRefresh;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Installing and renewing by {@code oauth.v2.access}, for one workspace or a whole org (there
 * {@code team} is null). Not Bolt's own flow: its authorize address is fixed (reference/slack.md
 * §0.7).
 */
public final class SlackOAuthFlow implements SlackOAuth, TokenRefresh {
  private final SlackSettings settings;
  private final WebApi api;
  private final Clock clock;

  public SlackOAuthFlow(SlackSettings settings, WebApi api, Clock clock) {
    this.settings = settings;
    this.api = api;
    this.clock = clock;
  }

  @Override
  public URI authorizeUrl(String state, URI redirect) {
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
            + encoded(String.join(",", SlackSettings.BOT_SCOPES))
            + "&state="
            + encoded(state)
            + "&redirect_uri="
            + encoded(redirect.toString()));
  }

  @Override
  public Outcome<Installation> exchange(String code, URI redirect) {
    return access(call -> call.code(code).redirectUri(redirect.toString()))
        .then(this::installation);
  }

  @Override
  public Outcome<Renewed> refresh(Secret refreshToken) {
    return access(call -> call.grantType("refresh_token").refreshToken(refreshToken.reveal()))
        .then(
            grant ->
                rotation(grant)
                    .filter(rotation -> !orBlank(grant.getAccessToken()).isBlank())
                    .map(
                        rotation ->
                            Outcome.done(
                                new Renewed(
                                    Secret.of(grant.getAccessToken()),
                                    rotation.refreshToken(),
                                    rotation.expiresAt(),
                                    orBlank(grant.getScope()))))
                    .orElseGet(
                        () ->
                            Outcome.refused(
                                new Refusal.Unavailable(
                                    Vendor.SLACK, "an answer without the new tokens"))));
  }

  private Outcome<OAuthV2AccessResponse> access(
      UnaryOperator<OAuthV2AccessRequest.OAuthV2AccessRequestBuilder> grant) {
    if (settings.clientId().isEmpty() || settings.clientSecret().isEmpty()) {
      return Outcome.refused(new Refusal.NotConfigured("SLACK_CLIENT_ID"));
    }
    String id = settings.clientId().get();
    Secret secret = settings.clientSecret().get();
    return api.callBare(
        "oauth.v2.access",
        client ->
            client.oauthV2Access(
                call -> grant.apply(call.clientId(id).clientSecret(secret.reveal()))));
  }

  /** Of an app whose tokens rotate. */
  private Optional<Rotation> rotation(OAuthV2AccessResponse grant) {
    @Nullable Integer seconds = grant.getExpiresIn();
    String refresh = orBlank(grant.getRefreshToken());
    return refresh.isBlank() || seconds == null
        ? Optional.empty()
        : Optional.of(new Rotation(Secret.of(refresh), clock.instant().plusSeconds(seconds)));
  }

  private Outcome<Installation> installation(OAuthV2AccessResponse grant) {
    boolean nowhere = grant.getTeam() == null && grant.getEnterprise() == null;
    if (orBlank(grant.getAccessToken()).isBlank() || nowhere) {
      return Outcome.refused(
          new Refusal.Rejected(Vendor.SLACK, "no_bot_token", "the grant holds no bot token"));
    }
    Secret token = Secret.of(grant.getAccessToken());
    // The grant lacks the workspace's address and the bot's own id; without them all else works.
    var who =
        api.callWith(token, "auth.test", client -> client.authTest(call -> call))
            .map(answer -> new Whereabouts(orBlank(answer.getUrl()), orBlank(answer.getBotId())));
    var where = who instanceof Outcome.Done<Whereabouts> done ? done.value() : Whereabouts.UNKNOWN;
    var team = grant.isEnterpriseInstall() ? null : grant.getTeam();
    var org = grant.getEnterprise();
    String orgName = org == null ? "" : orBlank(org.getName());
    return Outcome.done(
        new Installation(
            Optional.ofNullable(team).map(one -> new TeamId(one.getId())),
            Optional.ofNullable(org).map(one -> one.getId()),
            orgName,
            team == null ? orgName : orBlank(team.getName()),
            where.url(),
            grant.isEnterpriseInstall(),
            orBlank(grant.getAppId()),
            where.botId(),
            orBlank(grant.getBotUserId()),
            orBlank(grant.getScope()),
            Optional.ofNullable(grant.getAuthedUser())
                .map(user -> orBlank(user.getId()))
                .filter(user -> !user.isBlank())
                .map(SlackUserId::new),
            token,
            clock.instant(),
            rotation(grant)));
  }

  private record Whereabouts(String url, String botId) {
    static final Whereabouts UNKNOWN = new Whereabouts("", "");
  }

  private static String orBlank(@Nullable String value) {
    return value == null ? "" : value;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
