package dev.patchbay.slack.api;

import com.slack.api.Slack;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.request.oauth.OAuthV2AccessRequest.OAuthV2AccessRequestBuilder;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.secret.Secret;
import dev.patchbay.workspace.Installations;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * {@code oauth.*}, and what is asked with a token that is not (yet) an installation's. Thread-safe.
 */
public final class OAuthApi {
  private final SlackSettings settings;
  private final Slack slack;
  private final Slack grants;
  private final CallTimer timer;

  public OAuthApi(
      SlackSettings settings, Slack slack, Installations installations, MeterRegistry meters) {
    this.settings = settings;
    this.slack = slack;
    this.grants = SlackClient.forGrants(settings);
    this.timer = new CallTimer(installations::requireNoTransaction, meters);
  }

  /** {@code redirect}: the same as in the address that the code came from. */
  public Outcome<OAuthGrant> exchange(String code, URI redirect) {
    return access(call -> call.code(code).redirectUri(redirect.toString()));
  }

  /** The refresh token is used up, also where the answer is lost. */
  public Outcome<OAuthGrant> refresh(Secret refreshToken) {
    return access(call -> call.grantType("refresh_token").refreshToken(refreshToken.reveal()));
  }

  private Outcome<OAuthGrant> access(UnaryOperator<OAuthV2AccessRequestBuilder> grant) {
    if (settings.clientId().isEmpty() || settings.clientSecret().isEmpty()) {
      return Outcome.refused(new Refusal.NotConfigured("SLACK_CLIENT_ID"));
    }
    String id = settings.clientId().get();
    Secret secret = settings.clientSecret().get();
    return call(
            "oauth.v2.access",
            () ->
                grants
                    .methods()
                    .oauthV2Access(
                        call -> grant.apply(call.clientId(id).clientSecret(secret.reveal()))))
        .map(OAuthGrant::of);
  }

  /** {@code auth.test}: BadCredentials where Slack says that the token is no longer valid. */
  public Outcome<BotIdentity> test(Secret token) {
    return call("auth.test", () -> slack.methods(token.reveal()).authTest(call -> call))
        .map(
            who ->
                new BotIdentity(
                    orBlank(who.getTeamId()),
                    orBlank(who.getTeam()),
                    Optional.ofNullable(who.getEnterpriseId()),
                    who.isEnterpriseInstall(),
                    orBlank(who.getUrl()),
                    orBlank(who.getBotId()),
                    orBlank(who.getUserId()),
                    String.join(
                            ",",
                            who.getHttpResponseHeaders().getOrDefault("x-oauth-scopes", List.of()))
                        .replace(" ", "")));
  }

  /** {@code auth.revoke}: false where Slack says that the token is no longer valid. */
  public Outcome<Boolean> revoke(Secret token) {
    var revoked =
        call("auth.revoke", () -> slack.methods(token.reveal()).authRevoke(call -> call))
            .map(answer -> true);
    return revoked instanceof Outcome.Refused<Boolean> refused
            && refused.refusal() instanceof Refusal.BadCredentials
        ? Outcome.done(false)
        : revoked;
  }

  /** {@code bots.info}: the id of the app that the bot belongs to; blank if Slack tells none. */
  public Outcome<String> appId(Secret token, BotIdentity bot) {
    return call(
            "bots.info",
            () ->
                slack
                    .methods(token.reveal())
                    .botsInfo(call -> call.bot(bot.botId()).teamId(bot.teamId())))
        .map(answer -> orBlank(answer.getBot().getAppId()));
  }

  /**
   * {@code apps.auth.external.get}: a PagerDuty token that Slack holds.
   *
   * @param fresh Slack refreshes it first
   */
  public Outcome<Secret> externalToken(Secret botToken, String id, boolean fresh) {
    return call(
            ExternalTokenCall.METHOD,
            () -> ExternalTokenCall.put(slack.methods(botToken.reveal()), botToken, id, fresh))
        .then(ExternalTokenCall::token);
  }

  @FunctionalInterface
  private interface Request<R> {
    R send() throws java.io.IOException, com.slack.api.methods.SlackApiException;
  }

  private <R extends SlackApiTextResponse> Outcome<R> call(String method, Request<R> request) {
    return timer.timed(
        method,
        () ->
            ApiErrors.attempt(
                method,
                () ->
                    ApiErrors.answer(method, request.send(), Optional.empty(), Optional.empty())));
  }

  private static String orBlank(@Nullable String value) {
    return value == null ? "" : value;
  }
}
