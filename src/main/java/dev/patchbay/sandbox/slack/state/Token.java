package dev.patchbay.sandbox.slack.state;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A token that the simulator issued. {@code userId} is whom it acts as: the bot user or the person.
 *
 * @param appId empty for a personal token of the old custom-integration kind
 * @param home workspace id, or enterprise id for an organization-wide bot; empty for app tokens
 * @param dead the error that Slack now answers with, for example token_revoked
 * @param endsAt of a token that rotates
 */
public record Token(
    String value,
    Kind kind,
    Optional<String> appId,
    String home,
    String userId,
    Set<String> scopes,
    Optional<String> dead,
    Optional<Instant> endsAt) {
  private static final String EXPIRED = "token_expired";

  /** One that lives until it is revoked. */
  public Token(
      String value,
      Kind kind,
      Optional<String> appId,
      String home,
      String userId,
      Set<String> scopes,
      Optional<String> dead) {
    this(value, kind, appId, home, userId, scopes, dead, Optional.empty());
  }

  public enum Kind {
    BOT,
    USER,
    APP,
    NONE
  }

  /** Stands for the caller of methods that take no token. */
  public static Token none() {
    return new Token("", Kind.NONE, Optional.empty(), "", "", Set.of(), Optional.empty());
  }

  public Token killed(String error) {
    return new Token(value, kind, appId, home, userId, scopes, Optional.of(error), endsAt);
  }

  Token endingAt(Instant end) {
    return new Token(value, kind, appId, home, userId, scopes, dead, Optional.of(end));
  }

  /** Ended for good; one that has only expired still stands for its install. */
  public boolean revoked() {
    return dead.filter(error -> !error.equals(EXPIRED)).isPresent();
  }

  /** What Slack answers to it instead of working. */
  public Optional<String> refusal(Instant now) {
    return dead.or(() -> endsAt.filter(end -> !now.isBefore(end)).map(end -> EXPIRED));
  }

  public boolean isBot() {
    return kind == Kind.BOT;
  }

  public boolean isOrgWide() {
    return home.startsWith("E");
  }

  /** Safe to show: the kind and the last four characters. */
  static String masked(String value) {
    int dash = value.indexOf('-');
    String kind = dash > 0 ? value.substring(0, dash) : "?";
    return kind + "-…" + value.substring(Math.max(0, value.length() - 4));
  }

  @Override
  public String toString() {
    return "Token[" + masked(value) + "]";
  }
}
