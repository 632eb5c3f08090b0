package dev.patchbay.login;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.db.Transactions;
import dev.patchbay.secret.EncryptedColumn;
import dev.patchbay.secret.Encryptor;
import dev.patchbay.secret.RandomToken;
import dev.patchbay.secret.Secret;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Logins that are at PagerDuty now: each for ten minutes, for one browser, taken once. Thread-safe.
 */
public final class PendingLogins {
  private static final Duration LIFE = Duration.ofMinutes(10);

  private final PendingLoginStore store;
  private final Clock clock;
  private final SecureRandom random;

  public PendingLogins(
      Transactions transactions,
      Encryptor encryptor,
      AccountId account,
      Clock clock,
      SecureRandom random) {
    this.store = new PendingLoginStore(transactions, encryptor, account);
    this.clock = clock;
    this.random = random;
  }

  /** Where secrets are kept here. */
  public static List<EncryptedColumn> encryptedColumns() {
    return List.of(PendingLoginStore.encryptedColumn());
  }

  /** What PagerDuty's authorize page is opened with. */
  record Begun(String state, Secret verifier) {}

  /**
   * @param browser random value of the browser's cookie
   */
  Begun begin(Login.Asked asked, String browser, Set<String> scopes) {
    var state = RandomToken.next(random);
    var verifier = Secret.of(RandomToken.next(random));
    store.add(
        RandomToken.hash(state),
        new PendingLoginStore.Pending(
            asked, RandomToken.hash(browser), verifier, scopes, clock.instant().plus(LIFE)));
    return new Begun(state, verifier);
  }

  /** Uses it up, also where it is then refused. */
  Outcome<PendingLoginStore.Pending> take(Optional<String> state, String browser) {
    var browserHash = RandomToken.hash(browser);
    var pending =
        state
            .map(value -> store.take(RandomToken.hash(value)))
            .orElseGet(() -> store.takeOf(browserHash));
    if (pending.isEmpty()) {
      return refused("this login is unknown or was already used");
    }
    if (!pending.get().browserHash().equals(browserHash)) {
      return refused("this login link was opened in another browser");
    }
    if (!clock.instant().isBefore(pending.get().expiresAt())) {
      return refused("this login has expired");
    }
    return Outcome.done(pending.get());
  }

  /** Removes those that are too old; answers how many. */
  int forgetExpired() {
    return store.forget(clock.instant().minus(LoginLinks.REMEMBERED));
  }

  private static Outcome<PendingLoginStore.Pending> refused(String problem) {
    return Outcome.refused(new Refusal.BadInput("state", problem));
  }
}
