package dev.patchbay.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Looks through {@code audit_entry}. */
final class AuditReadStore {
  private static final int MOST = 10_000;

  List<AuditRow> page(Handle handle, long after, int most, AuditFilter filter) {
    var wanted = conditions(filter);
    wanted.put("seq > :after", Optional.of(after));
    return read(handle, wanted, "order by seq limit " + most);
  }

  List<AuditRow> unlinked(Handle handle, AuditFilter filter) {
    var wanted = conditions(filter);
    wanted.put("seq is null", Optional.of(true));
    return read(handle, wanted, "order by id limit " + MOST);
  }

  /** Each condition with what it compares to; the name after its colon is the parameter's. */
  private static Map<String, Optional<?>> conditions(AuditFilter filter) {
    var wanted = new LinkedHashMap<String, Optional<?>>();
    wanted.put("recorded_at >= :since", filter.since());
    wanted.put("recorded_at < :until", filter.until());
    wanted.put("who = :who", filter.who());
    wanted.put("origin = :origin", filter.origin());
    wanted.put("action = :action", filter.action());
    wanted.put("workspace = :workspace", filter.workspace());
    wanted.put("channel = :channel", filter.channel());
    wanted.put("service = :service", filter.service());
    wanted.put("incident = :incident", filter.incident());
    wanted.put("result = :result", filter.result());
    return wanted;
  }

  private static List<AuditRow> read(Handle handle, Map<String, Optional<?>> wanted, String end) {
    wanted.values().removeIf(Optional::isEmpty);
    var query =
        handle.createQuery(
            "select * from audit_entry where " + String.join(" and ", wanted.keySet()) + " " + end);
    wanted.forEach(
        (condition, value) -> {
          int name = condition.indexOf(':') + 1;
          if (name > 0) {
            query.bind(condition.substring(name), value.orElseThrow());
          }
        });
    return AuditRowStore.read(handle, query);
  }
}
