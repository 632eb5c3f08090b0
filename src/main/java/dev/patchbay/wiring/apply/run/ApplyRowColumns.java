package dev.patchbay.wiring.apply.run;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Place;
import dev.patchbay.wiring.ConnectionColumns;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.plan.FieldChange;
import dev.patchbay.wiring.plan.PlannedChange;
import dev.patchbay.wiring.plan.WiringPlan;
import dev.patchbay.wiring.plan.WiringSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a planned change stands in the table of rows. */
final class ApplyRowColumns {
  static final String INSERT =
      """
      insert into apply_row (run_id, row_no, what, action, team_id, channel_id, account,
        service_id, moved_from, extension_id, workspace_name, channel_name, service_name, delivery,
        notify, urgency, restrict_to, priorities, buttons, thread, changes, state, error,
        result_number)
      values (:run, :number, :what, :action, :team, :channel, :account, :service, :movedFrom,
        :extension, :workspaceName, :channelName, :serviceName, :delivery, :notify, :urgency,
        :restrict, :priorities, :buttons, :thread, :changes, :state, :error, :result)
      """;

  /** Kinds of changes, as stored. */
  private enum What {
    CREATE,
    RESUME,
    ADOPT,
    EDIT,
    MOVE,
    PUSH,
    ENABLE,
    EDIT_WEBHOOK,
    TO_WEBHOOK,
    TO_EXTENSION,
    TAKE_DOWN,
    FAIL
  }

  private ApplyRowColumns() {}

  /** What the names in {@link #INSERT} stand for; blank where there is nothing. */
  static Map<String, Object> named(WiringPlan.Row row) {
    var change = row.change();
    var settings =
        row.settings().orElse(new WiringSettings(DeliveryKind.EXTENSION, Options.defaults()));
    var key = row.key();
    var named = new LinkedHashMap<String, Object>(ConnectionColumns.named(settings.options()));
    named.put("what", what(change).name());
    named.put("action", row.action());
    named.put("team", key.map(it -> it.team().value()).orElse(""));
    named.put("channel", key.map(it -> it.channel().value()).orElse(""));
    named.put("account", key.map(it -> it.service().account().toString()).orElse(""));
    named.put("service", key.map(it -> it.service().value()).orElse(""));
    named.put("movedFrom", movedFrom(change).orElse(""));
    named.put("extension", extension(change).orElse(""));
    named.put("workspaceName", row.workspaceName());
    named.put("channelName", row.channelName());
    named.put("serviceName", row.serviceName());
    named.put("delivery", settings.delivery().key());
    named.put("changes", lines(row.fields()));
    return named;
  }

  static WiringPlan.Row row(ResultSet row) throws SQLException {
    var key = ConnectionColumns.key(row);
    return new WiringPlan.Row(
        Optional.of(key),
        row.getString("workspace_name"),
        row.getString("channel_name"),
        row.getString("service_name"),
        Optional.of(settings(row)),
        change(row, key),
        "");
  }

  /** What was asked for, whether or not its channel is known. */
  static Optional<RowResult.Retry> retry(ResultSet row) throws SQLException {
    if (What.valueOf(row.getString("what")) == What.TAKE_DOWN) {
      return Optional.empty();
    }
    boolean known = !row.getString("channel_id").isEmpty();
    return Optional.of(
        new RowResult.Retry(
            row.getString(known ? "service_id" : "service_name"),
            known ? row.getString("channel_id") : "#" + row.getString("channel_name"),
            row.getString(known ? "team_id" : "workspace_name"),
            settings(row)));
  }

  private static WiringSettings settings(ResultSet row) throws SQLException {
    return new WiringSettings(ConnectionColumns.deliveryKind(row), ConnectionColumns.options(row));
  }

  private static PlannedChange change(ResultSet row, ConnectionKey key) throws SQLException {
    var extension = row.getString("extension_id");
    var fields = fields(row.getString("changes"));
    var there = Optional.of(extension).filter(id -> !id.isEmpty());
    return switch (What.valueOf(row.getString("what"))) {
      case CREATE -> new PlannedChange.Create();
      case RESUME -> new PlannedChange.Resume(there.orElseThrow(), fields);
      case ADOPT -> new PlannedChange.Adopt(there.orElseThrow(), fields);
      case EDIT -> new PlannedChange.Edit(there.orElseThrow(), fields);
      case MOVE -> {
        var from = new Place(key.team(), new ChannelId(row.getString("moved_from")));
        yield new PlannedChange.Move(
            new ConnectionKey(from, key.service()), there.orElseThrow(), fields);
      }
      case PUSH -> new PlannedChange.PushToken(there.orElseThrow(), false, fields);
      case ENABLE -> new PlannedChange.Enable(there.orElseThrow());
      case EDIT_WEBHOOK -> new PlannedChange.EditWebhook(fields);
      case TO_WEBHOOK, TO_EXTENSION ->
          new PlannedChange.ChangeDelivery(
              ConnectionColumns.deliveryKind(row),
              there,
              row.getString("action").equals("edit"),
              fields);
      case TAKE_DOWN -> new PlannedChange.TakeDown(there);
      case FAIL -> throw new IllegalStateException("a row that fails is never due");
    };
  }

  private static What what(PlannedChange change) {
    if (change instanceof PlannedChange.Create) {
      return What.CREATE;
    } else if (change instanceof PlannedChange.Resume) {
      return What.RESUME;
    } else if (change instanceof PlannedChange.Adopt) {
      return What.ADOPT;
    } else if (change instanceof PlannedChange.Edit) {
      return What.EDIT;
    } else if (change instanceof PlannedChange.Move) {
      return What.MOVE;
    } else if (change instanceof PlannedChange.PushToken) {
      return What.PUSH;
    } else if (change instanceof PlannedChange.Enable) {
      return What.ENABLE;
    } else if (change instanceof PlannedChange.EditWebhook) {
      return What.EDIT_WEBHOOK;
    } else if (change instanceof PlannedChange.ChangeDelivery delivery) {
      return delivery.to() == DeliveryKind.WEBHOOK ? What.TO_WEBHOOK : What.TO_EXTENSION;
    }
    return change instanceof PlannedChange.TakeDown ? What.TAKE_DOWN : What.FAIL;
  }

  private static Optional<String> movedFrom(PlannedChange change) {
    return change instanceof PlannedChange.Move move
        ? Optional.of(move.from().channel().value())
        : Optional.empty();
  }

  static Optional<String> extension(PlannedChange change) {
    if (change instanceof PlannedChange.Write write) {
      return write.written();
    }
    if (change instanceof PlannedChange.Enable enable) {
      return Optional.of(enable.extension());
    }
    if (change instanceof PlannedChange.ChangeDelivery delivery) {
      return delivery.extension();
    }
    return change instanceof PlannedChange.TakeDown down ? down.extension() : Optional.empty();
  }

  /** Neither a field's name nor what a plan shows of it has control characters. */
  private static String lines(Map<String, FieldChange> fields) {
    return fields.entrySet().stream()
        .map(one -> one.getKey() + "\t" + one.getValue().from() + "\t" + one.getValue().to())
        .collect(Collectors.joining("\n"));
  }

  private static Map<String, FieldChange> fields(String lines) {
    var fields = new LinkedHashMap<String, FieldChange>();
    for (var line : lines.lines().toList()) {
      var parts = line.split("\t", -1);
      fields.put(parts[0], new FieldChange(parts[1], parts[2]));
    }
    return fields;
  }
}
