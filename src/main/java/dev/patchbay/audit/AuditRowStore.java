package dev.patchbay.audit;

import dev.patchbay.db.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Rows of {@code audit_entry} with those of {@code audit_change}. */
final class AuditRowStore {
  private AuditRowStore() {}

  /**
   * @param entries selects all columns of {@code audit_entry}
   */
  static List<AuditRow> read(Handle handle, Query entries) {
    var bare = entries.map((row, context) -> row(row)).list();
    if (bare.isEmpty()) {
      return bare;
    }
    var changes = changes(handle, bare.stream().map(AuditRow::id).toList());
    return bare.stream()
        .map(row -> row.with(changes.getOrDefault(row.id(), Collections.emptySortedMap())))
        .toList();
  }

  private static AuditRow row(ResultSet row) throws SQLException {
    long seq = row.getLong("seq");
    return new AuditRow(
        row.getLong("id"),
        seq == 0 ? OptionalLong.empty() : OptionalLong.of(seq),
        Utc.read(row, "recorded_at"),
        row.getString("who"),
        row.getString("acting_as"),
        row.getString("origin"),
        row.getString("action"),
        maybe(row, "workspace"),
        maybe(row, "channel"),
        maybe(row, "account"),
        maybe(row, "service"),
        maybe(row, "incident"),
        Collections.emptySortedMap(),
        maybe(row, "vendor_request"),
        row.getString("result"),
        maybe(row, "reason"),
        maybe(row, "hash"));
  }

  private static Optional<String> maybe(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  private static Map<Long, SortedMap<String, AuditChange>> changes(Handle handle, List<Long> ids) {
    var changes = new HashMap<Long, SortedMap<String, AuditChange>>();
    handle
        .createQuery(
            """
            select entry_id, field, from_value, to_value from audit_change
            where entry_id in (<ids>)
            """)
        .bindList("ids", ids)
        .map(
            (row, context) ->
                changes
                    .computeIfAbsent(row.getLong("entry_id"), id -> new TreeMap<>())
                    .put(
                        row.getString("field"),
                        new AuditChange(row.getString("from_value"), row.getString("to_value"))))
        .forEach(replaced -> {});
    return changes;
  }
}
