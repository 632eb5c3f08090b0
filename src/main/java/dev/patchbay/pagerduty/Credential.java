package dev.patchbay.pagerduty;

import dev.patchbay.core.AccountId;
import dev.patchbay.secret.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * In whose name a request is made, and at which account: no other account's client takes it.
 *
 * @param trace which requests were made with it
 */
public record Credential(AccountId account, TokenSource tokens, Whose whose, Trace trace) {
  public Credential(AccountId account, TokenSource tokens, Whose whose) {
    this(account, tokens, whose, new Trace());
  }

  /** A person's token that cannot be refreshed. */
  public static Credential of(AccountId account, Secret token) {
    return new Credential(account, TokenSource.of(token), Whose.person(Optional.empty()));
  }

  /** The same token, which then acts for the PagerDuty user with this address. */
  public Credential actingFor(String email) {
    return new Credential(account, tokens, Whose.appFor(email));
  }

  /** The same, with its requests noted in {@code other}. */
  public Credential traced(Trace other) {
    return new Credential(account, tokens, whose, other);
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
