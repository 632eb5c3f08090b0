package dev.patchbay.smoke;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.pagerduty.account.SeenRequest;
import dev.patchbay.sandbox.pagerduty.account.SimulatedService;
import dev.patchbay.sandbox.pagerduty.account.StoredExtension;
import dev.patchbay.sandbox.slack.state.ChannelDraft;
import dev.patchbay.support.DatabaseKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The forum's story from its start: 103 services whose extensions a Terraform-like client made with
 * one person's token. Patchbay is installed and knows nothing of them.
 */
final class ForumWorld implements AutoCloseable {
  static final int SERVICES = 103;

  private static final ObjectMapper JSON = new ObjectMapper();

  final World world;
  final Api api;
  final String personal;

  private ForumWorld(World world) {
    this.world = world;
    this.api = new Api(world);
    this.personal = world.sandbox().slack().setup().personalToken(SandboxWorld.ADA, "chat:write");
  }

  static ForumWorld started() {
    return on(DatabaseKind.H2);
  }

  static ForumWorld on(DatabaseKind kind) {
    ForumWorld forum = new ForumWorld(World.on(kind, false, Api.SETTINGS));
    forum.world.ada.install();
    for (int i = 1; i <= SERVICES; i++) {
      forum.make(i);
    }
    return forum;
  }

  static String service(int number) {
    return "PSERV%03d".formatted(number);
  }

  static String channel(int number) {
    return "C0CHAN%03d".formatted(number);
  }

  private void make(int number) {
    SandboxWorld sandbox = world.sandbox();
    String name = "alerts-%03d".formatted(number);
    sandbox
        .slack()
        .setup()
        .channel(ChannelDraft.open(channel(number), SandboxWorld.TEAM, name, SandboxWorld.ADA));
    sandbox
        .pagerDuty()
        .account()
        .put(new SimulatedService(service(number), "Service %03d".formatted(number)));
    sandbox
        .pagerDuty()
        .account()
        .addExtension("Slack " + name, service(number), config(channel(number), "#" + name));
  }

  /** Old and new fields, as copied from an extension that was made by hand. */
  private ObjectNode config(String channelId, String channelName) {
    ObjectNode config = JSON.createObjectNode();
    config.put("access_token", personal).put("bot_access_token_v2", personal);
    config.put("bot_user_id", SandboxWorld.ADA).put("restrict", "any");
    config.putObject("bot").put("bot_access_token", personal).put("bot_user_id", SandboxWorld.ADA);
    config.put("team_id", SandboxWorld.TEAM).putObject("team").put("id", SandboxWorld.TEAM);
    config.putObject("incoming_webhook").put("channel", channelName).put("channel_id", channelId);
    ObjectNode types = config.putObject("notify_types");
    List.of("trigger", "acknowledge", "resolve").forEach(type -> types.put(type, true));
    List.of("escalate", "assignments", "annotate").forEach(type -> types.put(type, false));
    config.putObject("urgency").put("high", true).put("low", false);
    return config;
  }

  /** The tokens that the extensions post with. */
  Set<String> tokens() {
    return world.sandbox().pagerDuty().account().stored().stream()
        .map(StoredExtension::botToken)
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }

  /** How many requests that write an extension there were, by what they do. */
  Map<String, Long> writes() {
    return world.sandbox().pagerDuty().requests().stream()
        .map(SeenRequest::operation)
        .filter(one -> one.contains("/extensions") && !one.startsWith("GET"))
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  @Override
  public void close() {
    world.close();
  }
}
