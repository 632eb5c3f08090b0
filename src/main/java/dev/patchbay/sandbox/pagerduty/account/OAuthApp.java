package dev.patchbay.sandbox.pagerduty.account;

import java.net.URI;
import java.util.Set;

/** A Scoped OAuth app that is registered in the account (reference/pagerduty.md §1.2). */
public record OAuthApp(
    String clientId, String clientSecret, Set<String> scopes, Set<URI> redirectUris) {
  public OAuthApp {
    if (clientId.isBlank() || clientSecret.isBlank()) {
      throw new IllegalArgumentException("clientId and clientSecret: not blank");
    }
    scopes = Set.copyOf(scopes);
    redirectUris = Set.copyOf(redirectUris);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "OAuthApp[" + clientId + "]";
  }
}
