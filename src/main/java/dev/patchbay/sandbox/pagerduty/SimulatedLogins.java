package dev.patchbay.sandbox.pagerduty;

import dev.patchbay.sandbox.pagerduty.account.World;
import dev.patchbay.sandbox.pagerduty.login.Authorizations;
import dev.patchbay.sandbox.pagerduty.login.OAuthError;
import dev.patchbay.sandbox.pagerduty.login.Token;
import dev.patchbay.sandbox.pagerduty.login.Tokens;
import dev.patchbay.sandbox.wire.Call;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Logins without a browser, tokens out of thin air, and their sudden ends. Thread-safe. */
public final class SimulatedLogins {
  private final World world;
  private final Tokens tokens;
  private final Authorizations authorizations;

  SimulatedLogins(World world, Tokens tokens, Authorizations authorizations) {
    this.world = world;
    this.tokens = tokens;
    this.authorizations = authorizations;
  }

  /**
   * The user consents to what {@code authorizeUrl} asks. Returns where the browser is sent.
   *
   * @throws IllegalArgumentException where PagerDuty would show an error page
   */
  public URI approve(URI authorizeUrl, String userId) {
    synchronized (world) {
      if (!world.users.containsKey(userId)) {
        throw new IllegalArgumentException("no such user: " + userId);
      }
    }
    return authorizations.approve(asked(authorizeUrl), userId);
  }

  /** The user refuses. */
  public URI deny(URI authorizeUrl) {
    return authorizations.deny(asked(authorizeUrl));
  }

  /** An access token of an app, without asking for it. */
  public String appToken(String clientId, String... scopes) {
    return tokens.app(clientId, new LinkedHashSet<>(List.of(scopes))).value();
  }

  /** An access token of a person, without consent. */
  public String personToken(String clientId, String userId, String... scopes) {
    Set<String> wanted = new LinkedHashSet<>(List.of(scopes));
    return tokens.person(clientId, userId, wanted).access().value();
  }

  /** From now on tokens lack these scopes, and only the answer says so (§1.4). */
  public void withhold(String... scopes) {
    tokens.withhold(Set.of(scopes));
  }

  /** Ends every access token; refresh tokens stay. */
  public void expireTokens() {
    tokens.remove(token -> token.kind() == Token.Kind.ACCESS);
  }

  /** Every token is dead, refresh tokens too. */
  public void revokeAll() {
    tokens.remove(token -> true);
  }

  /** The person's consents end, as when deleted in PagerDuty's settings. */
  void revokePerson(String userId) {
    tokens.remove(token -> token.userId().filter(userId::equals).isPresent());
  }

  private Authorizations.Asked asked(URI authorizeUrl) {
    try {
      String query = authorizeUrl.getRawQuery();
      return authorizations.check(Call.decode(query == null ? "" : query));
    } catch (OAuthError e) {
      throw new IllegalArgumentException("PagerDuty refuses to ask: " + e.getMessage(), e);
    }
  }
}
