package dev.patchbay.keys;

import dev.patchbay.db.Transactions;
import dev.patchbay.secret.SealedColumn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what is sealed; changes nothing. Works on a database of any age. Thread-safe. */
public final class SealedValues {
  private final Transactions transactions;
  private final List<SealedColumn> columns;
  private final SealedValueStore store = new SealedValueStore();

  public SealedValues(Transactions transactions, List<SealedColumn> columns) {
    this.transactions = transactions;
    this.columns = List.copyOf(columns);
  }

  public Census count() {
    return transactions.call(
        handle -> {
          var byKey = new HashMap<Long, Map<String, Long>>();
          for (var column : columns) {
            if (store.exists(handle, column)) {
              store.count(handle, column, byKey);
            }
          }
          return new Census(byKey);
        });
  }

  Transactions transactions() {
    return transactions;
  }

  List<SealedColumn> columns() {
    return columns;
  }
}
