package dev.patchbay.sandbox.pagerduty.login;

import dev.patchbay.sandbox.pagerduty.account.Switch;
import dev.patchbay.sandbox.pagerduty.account.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Every token that was issued and is not dead (reference/pagerduty.md §1.4 for the lifetimes).
 * Thread-safe.
 */
public final class Tokens {
  static final Duration ACCESS_LIFE = Duration.ofDays(1);
  private static final Duration REFRESH_LIFE = Duration.ofDays(30);
  private static final Duration REFRESH_WINDOW = Duration.ofDays(365);

  /** The two tokens of a person. */
  public record Pair(Token access, Token refresh) {}

  private final World world;
  private final Map<String, Token> alive = new LinkedHashMap<>();
  private Set<String> withheld = Set.of();

  public Tokens(World world) {
    this.world = world;
  }

  /** From now on tokens are issued without these, whatever is asked and consented. */
  public synchronized void withhold(Set<String> scopes) {
    withheld = Set.copyOf(scopes);
  }

  public synchronized Token app(String clientId, Set<String> scopes) {
    Instant now = world.now();
    return keep(
        new Token(
            world.ids.accessToken(),
            Token.Kind.ACCESS,
            clientId,
            Optional.empty(),
            ordered(scopes),
            now.plus(ACCESS_LIFE),
            world.ids.uuid(),
            now));
  }

  public synchronized Pair person(String clientId, String userId, Set<String> scopes) {
    return pair(clientId, userId, scopes, world.ids.uuid(), world.now());
  }

  /** The next pair of the same consent; what becomes of {@code used} is a switch. */
  synchronized Pair refreshed(Token used) {
    if (world.switches.is(Switch.UsedRefreshToken.DIES_AT_ONCE)) {
      alive.remove(used.value());
    }
    return pair(
        used.clientId(),
        used.userId().orElseThrow(),
        used.scopes(),
        used.delegation(),
        used.consentedAt());
  }

  public synchronized Optional<Token> access(String value) {
    return find(value, Token.Kind.ACCESS);
  }

  synchronized Optional<Token> refresh(String value) {
    return find(value, Token.Kind.REFRESH)
        .filter(token -> world.now().isBefore(token.consentedAt().plus(REFRESH_WINDOW)));
  }

  /** A refresh token takes its whole delegation with it; an access token only itself. */
  synchronized void revoke(String clientId, String value) {
    Token token = alive.get(value);
    if (token == null || !token.clientId().equals(clientId)) {
      return;
    }
    if (token.kind() == Token.Kind.REFRESH) {
      revokeDelegation(token.delegation());
    } else {
      alive.remove(value);
    }
  }

  synchronized void revokeDelegation(String delegation) {
    alive.values().removeIf(token -> token.delegation().equals(delegation));
  }

  public synchronized void remove(Predicate<Token> which) {
    alive.values().removeIf(which);
  }

  private Pair pair(
      String clientId, String userId, Set<String> scopes, String delegation, Instant consentedAt) {
    Instant now = world.now();
    Token access =
        new Token(
            world.ids.accessToken(),
            Token.Kind.ACCESS,
            clientId,
            Optional.of(userId),
            ordered(scopes),
            now.plus(ACCESS_LIFE),
            delegation,
            consentedAt);
    Token refresh =
        new Token(
            world.ids.refreshToken(),
            Token.Kind.REFRESH,
            clientId,
            Optional.of(userId),
            ordered(scopes),
            now.plus(REFRESH_LIFE),
            delegation,
            consentedAt);
    return new Pair(keep(access), keep(refresh));
  }

  private Token keep(Token token) {
    alive.put(token.value(), token);
    world.secrets.add(token.value());
    return token;
  }

  private Optional<Token> find(String value, Token.Kind kind) {
    return Optional.ofNullable(alive.get(value))
        .filter(token -> token.kind() == kind)
        .filter(token -> world.now().isBefore(token.expiresAt()));
  }

  private Set<String> ordered(Set<String> scopes) {
    var granted = new LinkedHashSet<>(scopes);
    granted.removeAll(withheld);
    return Collections.unmodifiableSet(granted);
  }
}
