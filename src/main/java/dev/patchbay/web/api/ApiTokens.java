package dev.patchbay.web.api;

import dev.patchbay.secret.Secret;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The bearer tokens that open the API, each with what the audit calls its holder. Immutable. */
public final class ApiTokens {
  private static final String NAME = "[A-Za-z0-9._-]{1,64}";

  private record Named(String origin, Secret token) {}

  private final List<Named> tokens;

  private ApiTokens(List<Named> tokens) {
    this.tokens = List.copyOf(tokens);
  }

  /**
   * Reads the setting: one token, or {@code name:token,name:token}.
   *
   * @throws IllegalArgumentException if it is neither, or names two tokens alike; the message is a
   *     clause without a value
   */
  public static ApiTokens of(Optional<Secret> setting) {
    var tokens = new ArrayList<Named>();
    var names = new HashSet<String>();
    var items = setting.map(value -> value.reveal().split("\\s*,\\s*", -1)).orElse(new String[0]);
    for (var item : items) {
      var parts = item.split(":", 2);
      boolean named = parts.length == 2 && parts[0].matches(NAME);
      var token = named ? parts[1] : item;
      if (!token.matches("\\S+") || (items.length > 1 && !named)) {
        throw new IllegalArgumentException("is neither one token nor name:token,name:token");
      }
      if (named && !names.add(parts[0])) {
        throw new IllegalArgumentException("has the name " + parts[0] + " twice");
      }
      tokens.add(new Named(named ? "api:" + parts[0] : "file", Secret.of(token)));
    }
    return new ApiTokens(tokens);
  }

  /** Whether there is none, which turns the API off. */
  boolean none() {
    return tokens.isEmpty();
  }

  /** The token that a client of its own presents. */
  public Optional<Secret> first() {
    return tokens.stream().findFirst().map(Named::token);
  }

  /**
   * What the audit calls the holder of the token that was presented: {@code api:NAME}, or {@code
   * file} where it has no name. All are compared, whichever it is.
   */
  Optional<String> origin(String presented) {
    if (presented.isBlank()) {
      return Optional.empty();
    }
    var secret = Secret.of(presented);
    Optional<String> origin = Optional.empty();
    for (var known : tokens) {
      boolean same = known.token().equals(secret);
      origin = same ? Optional.of(known.origin()) : origin;
    }
    return origin;
  }
}
