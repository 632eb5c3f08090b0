package dev.patchbay.wiring.apply.extension;

import dev.patchbay.audit.AuditChange;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.plan.PlannedChange;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What was done to a connection, as the audit records it.
 *
 * @param action as a plan calls it
 */
public record RecordedChange(String action, Map<String, AuditChange> changes) {
  public static final String TAKE_DOWN = "take-down";

  public static RecordedChange of(PlannedChange.Write change, Connection now) {
    var changes = new LinkedHashMap<String, AuditChange>();
    if (change instanceof PlannedChange.Create || change instanceof PlannedChange.Resume) {
      settings(now).forEach((field, value) -> changes.put(field, new AuditChange(null, value)));
      return new RecordedChange("create", changes);
    }
    change
        .fields()
        .forEach((field, one) -> changes.put(field, new AuditChange(one.from(), one.to())));
    return new RecordedChange(action(change), changes);
  }

  /** The extension of another channel's connection became that of this one. */
  public static RecordedChange moved(
      ConnectionKey from, PlannedChange.Write change, Connection now) {
    var changes = new LinkedHashMap<String, AuditChange>();
    changes.put("channel", new AuditChange(from.channel().value(), now.key().channel().value()));
    changes.putAll(of(change, now).changes());
    return new RecordedChange("edit", changes);
  }

  private static String action(PlannedChange.Write change) {
    return change instanceof PlannedChange.PushToken
        ? "push-token"
        : change instanceof PlannedChange.Adopt ? "adopt" : "edit";
  }

  /** A connection that was stored again; {@code before} as it was, if it was there. */
  public static RecordedChange between(Optional<Connection> before, Connection now) {
    var was = before.map(RecordedChange::settings).orElse(Map.of());
    var is = settings(now);
    var fields = new LinkedHashSet<>(is.keySet());
    fields.addAll(was.keySet());
    var changes = new LinkedHashMap<String, AuditChange>();
    for (String field : fields) {
      if (!Objects.equals(was.get(field), is.get(field))) {
        changes.put(field, new AuditChange(was.get(field), is.get(field)));
      }
    }
    return new RecordedChange(before.isPresent() ? "edit" : "create", changes);
  }

  public static RecordedChange takenDown(Connection was) {
    var changes = new LinkedHashMap<String, AuditChange>();
    settings(was).forEach((field, value) -> changes.put(field, new AuditChange(value, null)));
    return new RecordedChange(TAKE_DOWN, changes);
  }

  /** An extension that belonged to no connection. */
  public static RecordedChange otherTakenDown(String id) {
    return new RecordedChange(TAKE_DOWN, Map.of("other_extensions", new AuditChange(id, null)));
  }

  private static Map<String, String> settings(Connection connection) {
    var options = connection.options();
    var settings = new LinkedHashMap<String, String>();
    settings.put("delivery", connection.delivery().kind().key());
    settings.put(
        "notify", String.join(",", options.notifyTypes().stream().map(one -> one.key()).toList()));
    settings.put(
        "urgency", String.join(",", options.urgency().stream().map(one -> one.key()).toList()));
    settings.put("restrict", options.restrict().key());
    if (connection.delivery() instanceof Delivery.Webhook) {
      settings.put("priority", options.priorities().toString());
      settings.put("buttons", Boolean.toString(options.buttons()));
      settings.put("thread", options.thread().key());
    }
    connection.extension().ifPresent(extension -> settings.put("extension", extension.id()));
    return settings;
  }
}
