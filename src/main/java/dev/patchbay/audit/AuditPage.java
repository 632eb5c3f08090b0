package dev.patchbay.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Entries in the order of the chain.
 *
 * @param next what to ask after for the rest; empty where there is none now
 */
public record AuditPage(List<AuditRow> entries, OptionalLong next) {
  /** As the contract answers it: maps, texts and numbers only. */
  public Map<String, @Nullable Object> fields() {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("entries", entries.stream().map(AuditRow::fields).toList());
    fields.put("next", next.isPresent() ? next.getAsLong() : null);
    return fields;
  }
}
