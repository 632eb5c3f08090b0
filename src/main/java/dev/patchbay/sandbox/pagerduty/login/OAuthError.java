package dev.patchbay.sandbox.pagerduty.login;

import dev.patchbay.sandbox.wire.Answer;
import dev.patchbay.sandbox.wire.Json;

/** A request that the identity service refuses, as OAuth words it. */
public final class OAuthError extends RuntimeException {
  private final int status;
  private final String error;

  OAuthError(int status, String error, String description) {
    super(description, null, false, false);
    this.status = status;
    this.error = error;
  }

  static OAuthError request(String description) {
    return new OAuthError(400, "invalid_request", description);
  }

  static OAuthError grant(String description) {
    return new OAuthError(400, "invalid_grant", description);
  }

  static OAuthError client() {
    return new OAuthError(401, "invalid_client", "Client authentication failed");
  }

  Answer answer() {
    return Answer.json(
        status, Json.object().put("error", error).put("error_description", getMessage()));
  }
}
