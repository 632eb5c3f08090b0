package dev.patchbay.web.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.apply.DriftedConnection;
import dev.patchbay.wiring.plan.FieldChange;
import dev.patchbay.wiring.plan.PlannedChange;
import dev.patchbay.wiring.plan.WiringPlan;
import dev.patchbay.words.Markup;
import dev.patchbay.words.RefusalWords;
import java.util.Map;
import java.util.Optional;

/** Plans and drift by the contract's names. */
final class PlanJson {
  private PlanJson() {}

  static ObjectNode of(WiringPlan plan) {
    var json = JsonNodeFactory.instance.objectNode();
    var changes = json.putArray("changes");
    plan.changes().forEach(row -> changes.add(change(row)));
    json.put("unchanged", plan.unchanged());
    var unmanaged = json.putArray("unmanaged");
    plan.unmanaged().forEach(one -> unmanaged.add(unmanaged(one)));
    var warnings = json.putArray("warnings");
    plan.warnings().forEach(warnings::add);
    return json;
  }

  static ObjectNode of(DriftedConnection one) {
    var json =
        pair(one.workspaceName(), one.channelName(), one.serviceName(), Optional.of(one.key()));
    fields(json, one.fields());
    return json.put("reason", one.reason());
  }

  private static ObjectNode change(WiringPlan.Row row) {
    var json = JsonNodeFactory.instance.objectNode().put("action", row.action());
    json.setAll(pair(row.workspaceName(), row.channelName(), row.serviceName(), row.key()));
    fields(json, row.fields());
    return json.put("reason", reason(row));
  }

  private static String reason(WiringPlan.Row row) {
    if (!(row.change() instanceof PlannedChange.Fail fail)) {
      return row.reason();
    }
    var why = RefusalWords.say(fail.why(), Markup.plain(row.channelName()));
    return row.reason().isBlank() ? why : why + " (" + row.reason() + ")";
  }

  private static ObjectNode unmanaged(WiringPlan.Unmanaged one) {
    return pair(one.workspaceName(), one.channelName(), one.serviceName(), one.key())
        .put("extension_id", one.extension().orElse(null))
        .put("ours", one.ours());
  }

  /** Ids are null where a channel is not known. */
  private static ObjectNode pair(
      String workspace, String channel, String service, Optional<ConnectionKey> key) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("workspace", workspace)
        .put("channel", ApiJson.channel(channel))
        .put("channel_id", key.map(one -> one.channel().value()).orElse(null))
        .put("service", service)
        .put("service_id", key.map(one -> one.service().value()).orElse(null));
  }

  private static void fields(ObjectNode json, Map<String, FieldChange> changes) {
    var fields = json.putObject("fields");
    changes.forEach(
        (name, change) -> fields.putObject(name).put("from", change.from()).put("to", change.to()));
  }
}
