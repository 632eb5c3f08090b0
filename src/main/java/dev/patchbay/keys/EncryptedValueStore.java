package dev.patchbay.keys;

import dev.patchbay.secret.EncryptedColumn;
import dev.patchbay.secret.KeyPrefix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The encrypted columns of all features, read and written by what they say of themselves. Their
 * names are constants of the stores, never input.
 */
final class EncryptedValueStore {
  /** An encrypted value and the values of its row's keys. */
  record Found(List<Object> row, String encrypted) {}

  /** Without those that a later migration makes: there is nothing in them. */
  List<EncryptedColumn> existing(Handle handle, List<EncryptedColumn> columns) {
    var names =
        handle
            .createQuery(
                """
                select table_name || '.' || column_name from information_schema.columns
                where table_schema = current_schema
                """)
            .mapTo(String.class)
            .set();
    return columns.stream().filter(column -> names.contains(column.name())).toList();
  }

  /** Adds what {@code column} holds to {@code byKey}. */
  void count(Handle handle, EncryptedColumn column, Map<Long, Map<String, Long>> byKey) {
    String beginning = beginning(column);
    handle
        .createQuery(
            "select %s as beginning, count(*) as encrypted from %s where %s is not null group by %s"
                .formatted(beginning, column.table(), column.column(), beginning))
        .map((row, context) -> Map.entry(row.getString("beginning"), row.getLong("encrypted")))
        .forEach(
            found ->
                byKey
                    .computeIfAbsent(
                        KeyPrefix.of(found.getKey()).orElse(KeyUsage.NO_KEY),
                        key -> new HashMap<>())
                    .merge(column.name(), found.getValue(), Long::sum));
  }

  /** What those keys encrypted, in the order of the rows' keys, after the row {@code after}. */
  List<Found> encryptedWith(
      Handle handle, EncryptedColumn column, List<Long> keys, List<Object> after, int limit) {
    String row = String.join(", ", column.keys());
    String later =
        after.isEmpty() ? "" : "and (%s) > (%s)".formatted(row, names(column, ":key%d", ", "));
    var query =
        handle
            .createQuery(
                "select %s, %s as encrypted from %s where %s in (<beginnings>) %s order by %s limit %d"
                    .formatted(
                        row, column.column(), column.table(), beginning(column), later, row, limit))
            .bindList(
                "beginnings", keys.stream().flatMap(key -> KeyPrefix.all(key).stream()).toList());
    if (!after.isEmpty()) {
      bind(query, after);
    }
    return query
        .map(
            (found, context) -> {
              var values = new ArrayList<Object>();
              for (String key : column.keys()) {
                values.add(found.getObject(key));
              }
              return new Found(List.copyOf(values), found.getString("encrypted"));
            })
        .list();
  }

  /** False if the value is another one by now: whoever wrote it knew better. */
  boolean replace(Handle handle, EncryptedColumn column, Found old, String encrypted) {
    var update =
        handle
            .createUpdate(
                "update %s set %s = :encrypted where %s = :old and %s"
                    .formatted(
                        column.table(),
                        column.column(),
                        column.column(),
                        IntStream.range(0, column.keys().size())
                            .mapToObj(at -> column.keys().get(at) + " = :key" + at)
                            .collect(Collectors.joining(" and "))))
            .bind("encrypted", encrypted)
            .bind("old", old.encrypted());
    return bind(update, old.row()).execute() == 1;
  }

  private static <S extends SqlStatement<S>> S bind(S statement, List<Object> row) {
    for (int at = 0; at < row.size(); at++) {
      statement.bind("key" + at, row.get(at));
    }
    return statement;
  }

  private static String names(EncryptedColumn column, String pattern, String between) {
    return IntStream.range(0, column.keys().size())
        .mapToObj(pattern::formatted)
        .collect(Collectors.joining(between));
  }

  private static String beginning(EncryptedColumn column) {
    return "substr(" + column.column() + ", 1, " + KeyPrefix.LENGTH + ")";
  }
}
