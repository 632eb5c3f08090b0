package dev.patchbay.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A recorded entry as it stands in the database.
 *
 * @param seq its place in the chain; empty until it is linked
 * @param account of the PagerDuty ids
 */
public record AuditRow(
    long id,
    OptionalLong seq,
    Instant at,
    String who,
    String actingAs,
    String origin,
    String action,
    Optional<String> workspace,
    Optional<String> channel,
    Optional<String> account,
    Optional<String> service,
    Optional<String> incident,
    SortedMap<String, AuditChange> changes,
    Optional<String> vendorRequest,
    String result,
    Optional<String> reason,
    Optional<String> hash) {

  AuditRow with(SortedMap<String, AuditChange> read) {
    return new AuditRow(
        id,
        seq,
        at,
        who,
        actingAs,
        origin,
        action,
        workspace,
        channel,
        account,
        service,
        incident,
        read,
        vendorRequest,
        result,
        reason,
        hash);
  }

  /** By the contract's names, in its order; maps, texts and numbers only. */
  public Map<String, @Nullable Object> fields() {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("seq", seq.isPresent() ? seq.getAsLong() : null);
    fields.put("at", at.toString());
    fields.put("who", who);
    fields.put("acting_as", actingAs);
    fields.put("origin", origin);
    fields.put("action", action);
    fields.put("workspace", workspace.orElse(null));
    fields.put("channel", channel.orElse(null));
    fields.put("service", service.orElse(null));
    fields.put("incident", incident.orElse(null));
    var changed = new LinkedHashMap<String, Object>();
    changes.forEach((field, change) -> changed.put(field, fromTo(change)));
    fields.put("changes", changed);
    fields.put("vendor_request", vendorRequest.orElse(null));
    fields.put("result", result);
    fields.put("reason", reason.orElse(null));
    fields.put("hash", hash.orElse(null));
    return fields;
  }

  private static Map<String, @Nullable Object> fromTo(AuditChange change) {
    var both = new LinkedHashMap<String, @Nullable Object>();
    both.put("from", change.from());
    both.put("to", change.to());
    return both;
  }

  /**
   * What is hashed: every field with its length before it, so that no two rows make one text.
   *
   * @param before the hash of the row before; blank for the first
   */
  String canonical(long place, String before) {
    var text = new StringBuilder("patchbay audit 1\n");
    add(text, Long.toString(place));
    add(text, before);
    add(text, at.toString());
    for (String field : new String[] {who, actingAs, origin, action}) {
      add(text, field);
    }
    add(text, workspace.orElse(null));
    add(text, channel.orElse(null));
    add(text, account.orElse(null));
    add(text, service.orElse(null));
    add(text, incident.orElse(null));
    add(text, vendorRequest.orElse(null));
    add(text, result);
    add(text, reason.orElse(null));
    changes.forEach(
        (field, change) -> {
          add(text, field);
          add(text, change.from());
          add(text, change.to());
        });
    return text.toString();
  }

  private static void add(StringBuilder text, @Nullable String value) {
    if (value == null) {
      text.append("-\n");
    } else {
      text.append(value.length()).append(':').append(value).append('\n');
    }
  }
}
