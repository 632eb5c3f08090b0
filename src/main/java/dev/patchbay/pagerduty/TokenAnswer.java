package dev.patchbay.pagerduty;

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

  private TokenAnswer() {}

  /**
   * @param asked what counts as granted where the answer names no scope
   */
  static Outcome<TokenGrant> read(Reply.Got got, Set<String> asked) {
    if (!got.good()) {
      return Outcome.refused(refusal(got));
    }
    try {
      AccessTokenResponse answer = AccessTokenResponse.parse(response(got, 200));
      return grant(answer, asked);
    } catch (ParseException | IllegalArgumentException e) {
      // Without the cause: a parser quotes what it could not read.
      return nonsense("it is not a token");
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
      return ErrorObject.parse(response(got, got.status()));
    } catch (ParseException | IllegalArgumentException e) {
      return new ErrorObject(null, null, got.status());
    }
  }

  /** As JSON whatever it is labelled: the parser decides by the text. */
  private static HTTPResponse response(Reply.Got got, int status) throws ParseException {
    var response = new HTTPResponse(status);
    response.setContentType("application/json");
    response.setBody(got.body());
    return response;
  }

  private static Outcome<TokenGrant> nonsense(String what) {
    return Outcome.refused(
        Refusals.unavailable("PagerDuty's identity service answered, but " + what));
  }
}
