package dev.patchbay.web.api;

import dev.patchbay.web.http.Answer;
import dev.patchbay.web.http.Gate;
import dev.patchbay.web.http.HttpCall;
import dev.patchbay.web.http.Problem;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets in who presents a token, by RFC 6750. Without any token set there is no API. */
final class BearerGate implements Gate {
  private static final Pattern BEARER = Pattern.compile("(?i)Bearer +(\\S+) *");

  private final ApiTokens tokens;

  BearerGate(ApiTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public Optional<Answer> refuse(HttpCall call) {
    if (tokens.none()) {
      return Optional.of(
          Problem.of(
              call,
              404,
              "The HTTP API is off. Set PATCHBAY_API_TOKEN where Patchbay's server runs to turn it"
                  + " on."));
    }
    return caller(call).isPresent() ? Optional.empty() : Optional.of(unauthorized(call));
  }

  /** What the audit calls the holder of the token that came with this request. */
  Optional<String> caller(HttpCall call) {
    return presented(call).flatMap(tokens::origin);
  }

  private static Optional<String> presented(HttpCall call) {
    return call.header("Authorization")
        .map(BEARER::matcher)
        .filter(Matcher::matches)
        .map(bearer -> bearer.group(1));
  }

  private static Answer unauthorized(HttpCall call) {
    boolean wrong = presented(call).isPresent();
    return Problem.of(
            call,
            401,
            wrong
                ? "This token is not one of PATCHBAY_API_TOKEN where Patchbay's server runs."
                : "The HTTP API needs the header \"Authorization: Bearer TOKEN\" with a token of"
                    + " PATCHBAY_API_TOKEN.")
        .with(
            "WWW-Authenticate",
            "Bearer realm=\"Patchbay\"" + (wrong ? ", error=\"invalid_token\"" : ""));
  }
}
