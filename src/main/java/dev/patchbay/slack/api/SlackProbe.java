package dev.patchbay.slack.api;

import com.slack.api.Slack;
import com.slack.api.methods.SlackApiTextResponse;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.secret.Secret;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Questions to Slack that change nothing, for finding out what is wrong: whose a token is and what
 * it may, whether client id and secret hold, what time it is. By the same client as everything
 * else, so that a proxy that stands in the way is found too. Stores nothing. Thread-safe.
 */
public final class SlackProbe implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SlackProbe.class);
  private static final String NO_CODE = "patchbay-doctor-no-code";

  /**
   * Whose a token is.
   *
   * @param team the workspace's name
   * @param bot false for a person's token
   * @param scopes empty where Slack does not say
   */
  public record Holder(String team, boolean bot, Optional<Set<String>> scopes) {}

  private final Slack slack;

  public SlackProbe(URI apiUrl) {
    this.slack = SlackClient.of(apiUrl);
  }

  /** {@code auth.test}, and the scopes in its headers. */
  public Outcome<Holder> holder(Secret token) {
    return ask("auth.test", () -> slack.methods(token.reveal()).authTest(call -> call))
        .map(
            who ->
                new Holder(
                    orBlank(who.getTeam()),
                    !orBlank(who.getBotId()).isBlank(),
                    header(who, "x-oauth-scopes").map(SlackProbe::scopes)));
  }

  /** How a channel is, for the bot. */
  public record Channel(String name, boolean archived, boolean member) {}

  /** {@code conversations.info}; joins nothing. */
  public Outcome<Channel> channel(Secret token, ChannelId channel) {
    return ask(
            "conversations.info",
            () ->
                slack
                    .methods(token.reveal())
                    .conversationsInfo(call -> call.channel(channel.value())))
        .map(
            answer ->
                new Channel(
                    orBlank(answer.getChannel().getName()),
                    answer.getChannel().isArchived(),
                    answer.getChannel().isMember()));
  }

  /** The PagerDuty token that Slack holds; its refusals say what an administrator should do. */
  public Outcome<Secret> externalToken(Secret botToken, String id) {
    var answer =
        ask(
            ExternalTokenCall.METHOD,
            () -> ExternalTokenCall.put(slack.methods(), botToken, id, false));
    return answer instanceof Outcome.Refused<ExternalTokenCall.ExternalTokenAnswer> refused
        ? Outcome.refused(ExternalTokenErrors.explained(refused.refusal()))
        : answer.then(ExternalTokenCall::token);
  }

  /**
   * Exchanges a code that is none: Slack looks at the client first (reference/slack.md §3). Done if
   * only the code was wrong.
   */
  public Outcome<Boolean> client(String clientId, Secret clientSecret) {
    Outcome<Boolean> outcome =
        ask(
                "oauth.v2.access",
                () ->
                    slack
                        .methods()
                        .oauthV2Access(
                            call ->
                                call.clientId(clientId)
                                    .clientSecret(clientSecret.reveal())
                                    .code(NO_CODE)))
            .map(answer -> true);
    return outcome instanceof Outcome.Refused<Boolean> refused
            && refused.refusal() instanceof Refusal.Rejected rejected
            && Set.of("invalid_code", "code_already_used", "invalid_grant")
                .contains(rejected.code())
        ? Outcome.done(true)
        : outcome;
  }

  /** Asks for a WebSocket's address, and does not connect to it. */
  public Outcome<Boolean> socket(Secret appToken) {
    return ask(
            "apps.connections.open",
            () -> slack.methods(appToken.reveal()).appsConnectionsOpen(call -> call))
        .map(answer -> !orBlank(answer.getUrl()).isBlank());
  }

  /** Slack's clock, from the date of its answer to a request without a token. */
  public Outcome<Instant> time() {
    return ApiErrors.attempt(
        "auth.test",
        () ->
            header(slack.methods().authTest(call -> call), "date")
                .flatMap(SlackProbe::instant)
                .map(Outcome::done)
                .orElseGet(
                    () ->
                        Outcome.refused(
                            new Refusal.Unavailable(Vendor.SLACK, "an answer without a date"))));
  }

  @FunctionalInterface
  private interface Question<R> {
    R put() throws java.io.IOException, com.slack.api.methods.SlackApiException;
  }

  private static <R extends SlackApiTextResponse> Outcome<R> ask(
      String method, Question<R> question) {
    return ApiErrors.attempt(
        method, () -> ApiErrors.answer(method, question.put(), Optional.empty(), Optional.empty()));
  }

  private static Optional<String> header(SlackApiTextResponse answer, String name) {
    var headers = answer.getHttpResponseHeaders();
    return headers == null || !headers.containsKey(name)
        ? Optional.empty()
        : Optional.of(String.join(",", headers.get(name)));
  }

  private static Set<String> scopes(String header) {
    var scopes = new LinkedHashSet<String>(List.of(header.split("[\\s,]+")));
    scopes.remove("");
    return scopes;
  }

  private static Optional<Instant> instant(String date) {
    try {
      return Optional.of(
          ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String orBlank(@Nullable String value) {
    return value == null ? "" : value;
  }

  @Override
  public void close() {
    try {
      slack.close();
    } catch (Exception e) {
      log.warn("Slack's client did not close cleanly: {}", e.toString());
    }
  }
}
