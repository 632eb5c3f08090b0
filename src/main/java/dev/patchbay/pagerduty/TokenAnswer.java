package dev.patchbay.pagerduty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.secret.Secret;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the token endpoint answered. An answer whose meaning is not certain is {@link
 * Refusal.Unavailable}: nobody's login is ended by a proxy's error page. No text of a good answer
 * reaches a message.
 */
final class TokenAnswer {
  private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]+");
  private static final Duration LONGEST = Duration.ofDays(3660);

  /** Well within the day that PagerDuty's tokens live (reference/pagerduty.md §1.4). */
  static final Duration UNSAID_LIFE = Duration.ofHours(1);

  private TokenAnswer() {}

  /**
   * @param asked what counts as granted where the answer names no scope
   */
  static Outcome<TokenGrant> read(Reply.Got got, Set<String> asked) {
    if (!got.good()) {
      return Outcome.refused(refusal(got));
    }
    try {
      AccessTokenResponse answer = AccessTokenResponse.parse(response(completed(got.body()), 200));
      return grant(answer, asked);
    } catch (ParseException | IllegalArgumentException e) {
      // Without the cause: a parser quotes what it could not read.
      return nonsense("it is not a token");
    }
  }

  /**
   * An answer with a new refresh token has spent the old one: whatever it leaves out or garbles
   * beside the pair must not lose the pair, for then the person would have to log in again.
   */
  private static String completed(String body) {
    try {
      if (!(Json.MAPPER.readTree(body) instanceof ObjectNode answer)) {
        return body;
      }
      JsonNode refresh = answer.path("refresh_token");
      if (refresh.isNull() || (refresh.isTextual() && refresh.asText().isBlank())) {
        answer.remove("refresh_token");
      } else if (refresh.isTextual()) {
        if (answer.path("expires_in").asLong(0) <= 0) {
          answer.put("expires_in", UNSAID_LIFE.toSeconds());
        }
        if (!answer.hasNonNull("token_type")) {
          answer.put("token_type", "bearer");
        }
      }
      return Json.MAPPER.writeValueAsString(answer);
    } catch (JsonProcessingException e) {
      return body;
    }
  }

  private static Outcome<TokenGrant> grant(AccessTokenResponse answer, Set<String> asked) {
    AccessToken access = answer.getTokens().getAccessToken();
    @Nullable RefreshToken refresh = answer.getTokens().getRefreshToken();
    if (!access.getType().getValue().toLowerCase(Locale.ROOT).equals("bearer")) {
      return nonsense("the token is not a bearer token");
    }
    if (access.getLifetime() <= 0) {
      return nonsense("it does not say how long the token lives");
    }
    if (!SENDABLE.matcher(access.getValue()).matches()) {
      return nonsense("the token has a character that no header can hold");
    }
    long seconds = Math.min(access.getLifetime(), LONGEST.toSeconds());
    return Outcome.done(
        new TokenGrant(
            Secret.of(access.getValue()),
            Optional.ofNullable(refresh).map(token -> Secret.of(token.getValue())),
            Duration.ofSeconds(seconds),
            scopes(access.getScope(), asked)));
  }

  /** The account that an app token is for is named among its scopes, and is none. */
  private static Set<String> scopes(@Nullable Scope granted, Set<String> asked) {
    var scopes =
        new LinkedHashSet<>(granted == null || granted.isEmpty() ? asked : granted.toStringList());
    scopes.removeIf(scope -> scope.startsWith("as_account-"));
    return scopes;
  }

  static Refusal refusal(Reply.Got got) {
    if (got.status() == 429) {
      return new Refusal.RateLimited(Vendor.PAGERDUTY, RateLimit.delay(got.headers()));
    }
    ErrorObject error = error(got);
    String code = Cleaned.clean(Optional.ofNullable(error.getCode()).orElse(""), 60);
    String words = Cleaned.clean(Optional.ofNullable(error.getDescription()).orElse(code));
    if (code.equals("invalid_grant")) {
      return new Refusal.Rejected(Vendor.PAGERDUTY, code, words);
    }
    if (got.status() == 401 || code.equals("invalid_client")) {
      return new Refusal.BadCredentials(
          Vendor.PAGERDUTY,
          "check PAGERDUTY_CLIENT_ID and PAGERDUTY_CLIENT_SECRET"
              + (words.isEmpty() ? "" : " (it said: " + words + ")"));
    }
    if (code.isEmpty()) {
      return Refusals.unavailable(
          "the identity service answered HTTP " + got.status() + " without a reason");
    }
    boolean scope =
        code.equals("invalid_scope") || words.toLowerCase(Locale.ROOT).contains("invalid scope");
    return new Refusal.Rejected(Vendor.PAGERDUTY, scope ? "invalid_scope" : code, words);
  }

  private static ErrorObject error(Reply.Got got) {
    try {
      return ErrorObject.parse(response(got.body(), got.status()));
    } catch (ParseException | IllegalArgumentException e) {
      return new ErrorObject(null, null, got.status());
    }
  }

  /** As JSON whatever it is labelled: the parser decides by the text. */
  private static HTTPResponse response(String body, int status) throws ParseException {
    var response = new HTTPResponse(status);
    response.setContentType("application/json");
    response.setBody(body);
    return response;
  }

  private static Outcome<TokenGrant> nonsense(String what) {
    return Outcome.refused(
        Refusals.unavailable("PagerDuty's identity service answered, but " + what));
  }
}
