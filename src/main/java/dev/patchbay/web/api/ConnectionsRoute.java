package dev.patchbay.web.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.web.http.Answer;
import dev.patchbay.web.http.HttpCall;
import dev.patchbay.web.http.Route;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.NotifyType;
import dev.patchbay.wiring.Urgency;

/** {@code GET /api/v1/connections}: those that Patchbay keeps, as stored; no vendor is asked. */
final class ConnectionsRoute implements Route {
  private final ApiFeatures features;

  ConnectionsRoute(ApiFeatures features) {
    this.features = features;
  }

  @Override
  public Answer answer(HttpCall call) {
    Parameters.of(call);
    var json = JsonNodeFactory.instance.objectNode();
    var rows = json.putArray("connections");
    for (var team : features.connections().teams()) {
      var workspace = features.workspaceName().apply(team);
      features
          .connections()
          .inWorkspace(team)
          .forEach(connection -> rows.add(row(workspace, connection)));
    }
    return ApiJson.answer(json);
  }

  private static ObjectNode row(String workspace, Connection connection) {
    var row =
        JsonNodeFactory.instance
            .objectNode()
            .put("workspace", workspace)
            .put("channel", ApiJson.channel(connection.channelName()))
            .put("channel_id", connection.key().channel().value())
            .put("service", connection.serviceName())
            .put("service_id", connection.key().service().value())
            .put("delivery", connection.extension().isPresent() ? "extension" : "webhook");
    var notify = row.putArray("notify");
    connection.options().notifyTypes().stream().map(NotifyType::key).forEach(notify::add);
    var urgency = row.putArray("urgency");
    connection.options().urgency().stream().map(Urgency::key).forEach(urgency::add);
    return row.put("restrict", connection.options().restrict().key())
        .put("state", connection.health().state().key())
        .put("extension_id", connection.extension().map(Delivery.Extension::id).orElse(null));
  }
}
