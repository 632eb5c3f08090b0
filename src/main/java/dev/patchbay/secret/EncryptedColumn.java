package dev.patchbay.secret;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A column that holds encrypted values, named by the store that owns it: enough to count them by
 * key and to encrypt them again, and the one place that says what binds a value to its row. A new
 * encrypted column is one of these in its store, and in the list that its feature shows.
 *
 * @param keys the columns of the primary key, in the order of {@link #place}
 */
public record EncryptedColumn(String table, String column, List<String> keys) {
  private static final String SUFFIX = "_sealed";

  public EncryptedColumn {
    keys = List.copyOf(keys);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("an encrypted value is bound to its row: name the keys");
    }
  }

  public static EncryptedColumn of(String table, String column, String... keys) {
    return new EncryptedColumn(table, column, List.of(keys));
  }

  /** {@code table.column}, as people see it. */
  public String name() {
    return table + "." + column;
  }

  /** What a value is encrypted for: the table, the column and the values of the row's keys. */
  public String place(Object... row) {
    if (row.length != keys.size()) {
      throw new IllegalArgumentException(name() + " has " + keys.size() + " keys");
    }
    String what =
        column.endsWith(SUFFIX) ? column.substring(0, column.length() - SUFFIX.length()) : column;
    return table
        + "."
        + what
        + ":"
        + Arrays.stream(row).map(String::valueOf).collect(Collectors.joining("/"));
  }
}
