package dev.patchbay.pagerduty;

import dev.patchbay.secret.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * In whose name a request is made.
 *
 * @param budget requests with the same key share one rate budget (reference/pagerduty.md §4); one
 *     for each token
 * @param trace which requests were made with it
 */
public record Credential(TokenSource tokens, Whose whose, String budget, Trace trace) {
  public Credential(TokenSource tokens, Whose whose, String budget) {
    this(tokens, whose, budget, new Trace());
  }

  /** A person's token that cannot be refreshed. Its budget is its own. */
  public static Credential of(Secret token) {
    return new Credential(
        TokenSource.of(token), Whose.person(Optional.empty()), "token " + token.hashCode());
  }

  /** The same, with its requests noted in {@code other}. */
  public Credential traced(Trace other) {
    return new Credential(tokens, whose, budget, other);
  }

  /** What PagerDuty called the requests of one piece of work, for the audit. Thread-safe. */
  public static final class Trace {
    private volatile @Nullable String read;
    private volatile @Nullable String written;

    void answered(Call call, @Nullable String id) {
      if (id != null && call.repeatable()) {
        read = id;
      } else if (id != null) {
        written = id;
      }
    }

    /** The last request that was to change something; if there was none, the last that read. */
    public Optional<String> request() {
      return Optional.ofNullable(written).or(() -> Optional.ofNullable(read));
    }
  }
}
