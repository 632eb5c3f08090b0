package dev.patchbay.support;

import dev.patchbay.audit.AuditFilter;
import dev.patchbay.audit.AuditReader;
import dev.patchbay.audit.AuditRow;
import dev.patchbay.db.Database;
import java.util.List;
import java.util.Map;

/** What a test's database has of the audit, while no job links it. */
public final class Audited {
  private Audited() {}

  public static List<AuditRow> in(Database database) {
    return new AuditReader(database.transactions(), () -> {}).unlinked(AuditFilter.ALL);
  }

  /** Each as {@code who as acting_as: action result {field=from→to}}. */
  public static List<String> words(Database database) {
    return in(database).stream().map(Audited::words).toList();
  }

  private static String words(AuditRow row) {
    return "%s as %s: %s %s %s"
        .formatted(
            row.who(),
            row.actingAs(),
            row.action(),
            row.result(),
            row.changes().entrySet().stream()
                .map(Map.Entry::toString)
                .map(text -> text.replaceAll("AuditChange\\[from=(.*), to=(.*)]", "$1→$2"))
                .toList());
  }
}
