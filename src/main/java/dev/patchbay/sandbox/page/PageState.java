package dev.patchbay.sandbox.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.pagerduty.PagerDutySimulator;
import dev.patchbay.sandbox.pagerduty.account.Switch;
import dev.patchbay.sandbox.slack.SlackSimulator;

/** Both worlds as one document. The page asks for it often, so Slack's log of calls stays out. */
record PageState(
    SlackSimulator slack,
    PagerDutySimulator pagerduty,
    PageSettings settings,
    ListedConnections connections) {

  ObjectNode json() {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.putObject("settings")
        .put("workspace", settings.workspaceId())
        .put("user", settings.userId())
        .put("patchbay", settings.patchbayUrl().toString())
        .put("pagerduty", pagerduty.identityUrl().toString())
        .put("shape", pagerduty.switches().get(Switch.MessageShape.class).name());
    JsonNode slackNow = slack.snapshot();
    if (slackNow instanceof ObjectNode object) {
      object.remove("calls");
    }
    all.set("slack", slackNow);
    all.set("connections", connections.now());
    return all.set("pagerduty", pagerduty.snapshot());
  }
}
