package dev.patchbay.sandbox.slack.state;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A third party's token that Slack holds for an app.
 *
 * @param exchange asks the third party for the next one, empty when that is refused; absent where
 *     Slack holds no refresh token
 */
public record ExternalToken(String value, Optional<Supplier<Optional<String>>> exchange) {

  public ExternalToken refreshed() {
    var next =
        exchange
            .orElseThrow(() -> new Refused("no_refresh_token"))
            .get()
            .orElseThrow(() -> new Refused("access_token_exchange_failed"));
    return new ExternalToken(next, exchange);
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "ExternalToken[]";
  }
}
