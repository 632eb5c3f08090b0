package dev.patchbay.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.pagerduty.account.SimulatedIncident;
import dev.patchbay.sandbox.slack.AppAnswer;
import dev.patchbay.sandbox.slack.ShownMessage;
import java.io.PrintWriter;
import java.util.Optional;

/** The main job, step by step; each is printed as it happens, and a step that fails throws. */
public final class DemoScript {
  private final SandboxWorld world;
  private final PrintWriter out;
  private final SandboxPerson ada;

  public DemoScript(SandboxWorld world, PrintWriter out) {
    this.world = world;
    this.out = out;
    this.ada = new SandboxPerson(world, SandboxWorld.ADA, SandboxWorld.ADA_IN_PAGERDUTY);
  }

  public void play() {
    step("Install: Ada presses Add to Slack");
    held("installed in Acme", ada.install().contains("Acme"));

    step("Log in: Ada types /pd connect checkout, and has no PagerDuty login yet");
    said(world.slack().as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd connect checkout"));
    String page = ada.logIn(ada.logInLink());
    held("PagerDuty's Ada Lovelace acts for Slack's @ada", page.contains("ada@acme.example"));

    step("Connect: Ada presses Continue and chooses the updates to post in a modal");
    said(world.slack().as(SandboxWorld.ADA).click(ada.ephemerals("pd_continue"), "pd_continue"));
    var view = ada.view();
    held("the modal \"" + view.title() + "\" is open", view.callbackId().equals("pd_connect"));
    said(world.slack().as(SandboxWorld.ADA).submit(view.id(), java.util.Map.of()));
    var connected = ada.message(SandboxWorld.ALERTS, "Checkout API");
    out.println("  #checkout-alerts: " + connected.text());
    config();

    step("Incident: PagerDuty triggers one and posts it through the extension");
    var incident = trigger("Checkout latency above 2 s");
    var posted = ada.message(SandboxWorld.ALERTS, incident.title(), "Acknowledge");
    held(
        "it stands in #checkout-alerts, posted by " + posted.shownAs(),
        posted.deadButtons().isEmpty());

    step("Acknowledge: Ada presses the button");
    press(posted, "Acknowledge");
    status(incident, "acknowledged");
    var acknowledged = ada.message(SandboxWorld.ALERTS, incident.title(), "Acknowledged by");
    held(
        "the message says who, and has lost that button",
        !buttons(acknowledged).contains("Acknowledge"));

    step("Resolve: Ada presses the button");
    press(acknowledged, "Resolve");
    status(incident, "resolved");
    ada.message(SandboxWorld.ALERTS, incident.title(), "Resolved by");
    held("the message says who", true);

    counterExample();
  }

  /** The forum thread that started all this. */
  private void counterExample() {
    step("The counter-example: Grace's personal token in the extension of Payments");
    String token = world.slack().setup().personalToken(SandboxWorld.GRACE, "chat:write");
    var config = new com.fasterxml.jackson.databind.ObjectMapper().createObjectNode();
    config.put("bot_access_token_v2", token).put("bot_user_id", SandboxWorld.GRACE);
    config.putObject("bot").put("bot_user_id", SandboxWorld.GRACE).put("bot_access_token", token);
    config.putObject("incoming_webhook").put("channel", "#ops").put("channel_id", SandboxWorld.OPS);
    ObjectNode notify = config.putObject("notify_types");
    notify.put("trigger", true).put("acknowledge", true).put("resolve", true);
    config.putObject("urgency").put("high", true).put("low", true);
    world.pagerDuty().account().addExtension("Payments - #ops", "PPAYMNT", config);
    String id = world.pagerDuty().trigger("PPAYMNT", "Payments are declined", "high");
    var posted = ada.message(SandboxWorld.OPS, "Payments are declined");
    held(
        "the message carries a person's name: " + posted.shownAs(),
        posted.shownAs().contains("Grace"));
    AppAnswer answer = world.slack().as(SandboxWorld.ADA).click(posted, "Acknowledge");
    held("its Acknowledge does nothing: " + answer.note(), !answer.delivered());
    held(
        "and PagerDuty never gets the click",
        incident(id).status().toString().equalsIgnoreCase("triggered"));
  }

  private void config() {
    var stored =
        SandboxPerson.await(
            "the extension", () -> world.pagerDuty().account().stored().stream().findFirst());
    out.println("  The extension \"" + stored.name() + "\", tokens masked here:");
    masked(stored.config()).toPrettyString().lines().forEach(line -> out.println("    " + line));
    held(
        "both generations of the bot fields hold the app's own bot token",
        stored.config().path("bot_access_token_v2").asText().startsWith("xoxb-")
            && stored.config().path("bot").path("bot_access_token").asText().startsWith("xoxb-"));
  }

  private static JsonNode masked(JsonNode config) {
    ObjectNode copy = config.deepCopy();
    for (String field : new String[] {"access_token", "bot_access_token_v2"}) {
      copy.put(field, "xoxb-…");
    }
    ((ObjectNode) copy.path("bot")).put("bot_access_token", "xoxb-…");
    return copy;
  }

  private SimulatedIncident trigger(String title) {
    return incident(world.pagerDuty().trigger(SandboxWorld.CHECKOUT, title, "high"));
  }

  private SimulatedIncident incident(String id) {
    return world.pagerDuty().incident(id).orElseThrow();
  }

  private void press(ShownMessage message, String button) {
    said(world.slack().as(SandboxWorld.ADA).click(message, button));
  }

  private void status(SimulatedIncident incident, String status) {
    var now =
        SandboxPerson.await(
            incident.title() + " " + status,
            () ->
                Optional.of(incident(incident.id()))
                    .filter(one -> one.status().toString().equalsIgnoreCase(status)));
    held(
        "PagerDuty shows #" + now.number() + " " + status + " by Ada Lovelace",
        now.changedBy().equals(SandboxWorld.ADA_IN_PAGERDUTY));
  }

  private static java.util.List<String> buttons(ShownMessage message) {
    return message.json().findParents("type").stream()
        .filter(node -> node.path("type").asText().equals("button"))
        .map(
            node ->
                node.path("text").isTextual()
                    ? node.path("text").asText()
                    : node.path("text").path("text").asText())
        .toList();
  }

  private void step(String what) {
    out.println();
    out.println(what);
  }

  private void said(AppAnswer answer) {
    if (!answer.ok()) {
      throw new IllegalStateException("Slack got no good answer: " + answer);
    }
    out.println("  answered Slack in " + answer.elapsed().toMillis() + " ms");
  }

  private void held(String what, boolean holds) {
    if (!holds) {
      throw new IllegalStateException("step failed: " + what);
    }
    out.println("  ✓ " + what);
  }
}
