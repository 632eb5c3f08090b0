package dev.patchbay.keys;

import dev.patchbay.db.Transactions;
import dev.patchbay.secret.EncryptedColumn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what is encrypted; changes nothing. Works on a database of any age. Thread-safe. */
public final class EncryptedValues {
  private final Transactions transactions;
  private final List<EncryptedColumn> columns;
  private final EncryptedValueStore store = new EncryptedValueStore();

  public EncryptedValues(Transactions transactions, List<EncryptedColumn> columns) {
    this.transactions = transactions;
    this.columns = List.copyOf(columns);
  }

  public KeyUsage count() {
    return transactions.call(
        handle -> {
          var byKey = new HashMap<Long, Map<String, Long>>();
          for (var column : store.existing(handle, columns)) {
            store.count(handle, column, byKey);
          }
          return new KeyUsage(byKey);
        });
  }

  Transactions transactions() {
    return transactions;
  }

  List<EncryptedColumn> columns() {
    return columns;
  }
}
