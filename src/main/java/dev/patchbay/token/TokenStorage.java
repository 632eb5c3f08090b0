package dev.patchbay.token;

import dev.patchbay.core.AccountId;
import dev.patchbay.db.Transactions;
import dev.patchbay.secret.EncryptedColumn;
import dev.patchbay.secret.Encryptor;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/**
 * What every class here that keeps something stands on.
 *
 * @param account whose tokens are kept
 */
public record TokenStorage(
    Transactions transactions,
    Encryptor encryptor,
    Clock clock,
    SecureRandom random,
    AccountId account) {

  /** Where secrets are kept here. */
  public static List<EncryptedColumn> encryptedColumns() {
    return Stream.concat(
            LoginStore.encryptedColumns().stream(), Stream.of(AppTokenStore.encryptedColumn()))
        .toList();
  }
}
