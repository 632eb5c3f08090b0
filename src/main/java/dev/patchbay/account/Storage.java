package dev.patchbay.account;

import dev.patchbay.db.Transactions;
import dev.patchbay.secret.SealedBox;
import dev.patchbay.secret.SealedColumn;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** What every class here that keeps something stands on. */
public record Storage(Transactions transactions, SealedBox box, Clock clock, SecureRandom random) {

  /** Where secrets are kept here. */
  public static List<SealedColumn> sealed() {
    return Stream.concat(
            LoginStore.sealed().stream(),
            Stream.of(AppTokenStore.sealed(), PendingLoginStore.sealed()))
        .toList();
  }
}
