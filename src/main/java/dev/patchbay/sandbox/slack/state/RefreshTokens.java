package dev.patchbay.sandbox.slack.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Token rotation (reference/slack.md §1): bot tokens live twelve hours, a refresh token is good
 * once and for a short grace after that, and of an install at most the two newest tokens live.
 * Guarded by the world's monitor.
 */
public final class RefreshTokens {
  static final Duration LIFE = Duration.ofHours(12);
  static final Duration GRACE = Duration.ofMinutes(1);
  private static final int LIVING = 2;

  private final SlackWorld world;
  private final Map<String, Refresh> issued = new HashMap<>();

  /** What a refresh token renews. */
  private record Refresh(RegisteredApp app, Token token, Optional<Instant> usedAt) {}

  public RefreshTokens(SlackWorld world) {
    this.world = world;
  }

  /** The same token, with an end; the third newest of its install ends now. */
  public Token rotating(Token token) {
    Token ending = token.endingAt(world.now().plus(LIFE));
    List<Token> living =
        world.tokens.values().stream()
            .filter(one -> one.userId().equals(token.userId()))
            .filter(one -> one.isBot() && one.refusal(world.now()).isEmpty())
            .sorted(Comparator.comparing(one -> one.endsAt().orElse(Instant.MIN)))
            .toList();
    for (int oldest = 0; oldest <= living.size() - LIVING; oldest++) {
      Token dead = living.get(oldest);
      world.tokens.put(dead.value(), dead.killed("token_revoked"));
    }
    return ending;
  }

  /** Adds what an answer says of a token that rotates. */
  public void describe(RegisteredApp app, Token token, ObjectNode answer) {
    String value = "xoxe-1-" + world.newSecret(24);
    issued.put(value, new Refresh(app, token, Optional.empty()));
    answer.put("refresh_token", value).put("expires_in", LIFE.toSeconds());
  }

  /** The bot token that {@code value} was issued with; using it again soon after is forgiven. */
  public Token use(RegisteredApp app, String value) {
    Refresh refresh = issued.get(value);
    boolean late =
        refresh != null
            && refresh.usedAt().filter(at -> world.now().isAfter(at.plus(GRACE))).isPresent();
    if (refresh == null || refresh.app() != app || late || ended(refresh)) {
      throw new Refused("invalid_refresh_token");
    }
    Instant at = refresh.usedAt().orElse(world.now());
    issued.put(value, new Refresh(app, refresh.token(), Optional.of(at)));
    return refresh.token();
  }

  private static boolean ended(Refresh refresh) {
    return !refresh.app().installs.containsKey(refresh.token().home());
  }
}
