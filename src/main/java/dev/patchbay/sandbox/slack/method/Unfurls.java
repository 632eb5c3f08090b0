package dev.patchbay.sandbox.slack.method;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.slack.block.BlockKitCheck;
import dev.patchbay.sandbox.slack.block.MessageShape;
import dev.patchbay.sandbox.slack.state.Accepted;
import dev.patchbay.sandbox.slack.state.ApiLog;
import dev.patchbay.sandbox.slack.state.Call;
import dev.patchbay.sandbox.slack.state.Message;
import dev.patchbay.sandbox.slack.state.Refused;
import dev.patchbay.sandbox.slack.state.SlackWorld;
import dev.patchbay.sandbox.wire.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** chat.unfurl: what an app shows beside a link that it was told of. Guarded by the monitor. */
public final class Unfurls {
  public static final String POSTED = "conversations_history";
  public static final String COMPOSER = "composer";

  private final SlackWorld world;
  private final MessageShape shape;
  private final ApiLog log;
  private final Map<String, Shared> shared = new HashMap<>();

  /**
   * Links that an app was told of.
   *
   * @param message empty while the links are still being typed
   */
  public record Shared(
      String appId,
      String source,
      Optional<Message> message,
      List<String> urls,
      ObjectNode shown) {}

  public Unfurls(SlackWorld world, MessageShape shape, ApiLog log) {
    this.world = world;
    this.shape = shape;
    this.log = log;
  }

  public void addTo(Map<String, Function<Call, ObjectNode>> methods) {
    methods.put("chat.unfurl", this::unfurl);
  }

  /** The unfurl_id under which the app may show something. */
  public String share(String appId, String source, Optional<Message> message, List<String> urls) {
    String id = world.newId("U") + "." + world.newSecret(8);
    shared.put(id, new Shared(appId, source, message, List.copyOf(urls), Json.object()));
    return id;
  }

  /** What stands in the composer beside links that are still being typed. */
  public ObjectNode composed(String unfurlId) {
    return Optional.ofNullable(shared.get(unfurlId)).map(Shared::shown).orElseGet(Json::object);
  }

  private ObjectNode unfurl(Call call) {
    Shared links = links(call);
    JsonNode unfurls =
        call.args()
            .structure("unfurls", "invalid_unfurls_format")
            .orElseThrow(() -> new Refused("missing_unfurls"));
    if (!unfurls.isObject()) {
      throw new Refused("invalid_unfurls_format");
    }
    for (Map.Entry<String, JsonNode> each : unfurls.properties()) {
      if (!links.urls().contains(each.getKey())) {
        throw new Refused("cannot_unfurl_url");
      }
      check(each.getValue());
    }
    unfurls.properties().forEach(each -> show(call, links, each.getKey(), each.getValue()));
    return Accepted.body();
  }

  private Shared links(Call call) {
    String app = call.token().appId().orElse("");
    Optional<String> id = call.args().text("unfurl_id");
    if (id.isPresent() || call.args().text("source").isPresent()) {
      String source = call.args().text("source").orElseThrow(() -> new Refused("missing_source"));
      Shared found =
          Optional.ofNullable(shared.get(id.orElseThrow(() -> new Refused("missing_unfurl_id"))))
              .filter(links -> links.appId().equals(app))
              .orElseThrow(() -> new Refused("invalid_unfurl_id"));
      if (!found.source().equals(source)) {
        throw new Refused("invalid_source");
      }
      return found;
    }
    String channel = call.args().text("channel").orElseThrow(() -> new Refused("missing_channel"));
    String ts = call.args().text("ts").orElseThrow(() -> new Refused("missing_ts"));
    if (!world.channels.containsKey(channel)) {
      throw new Refused("cannot_find_channel");
    }
    Message message =
        world.message(channel, ts).orElseThrow(() -> new Refused("cannot_find_message"));
    return shared.values().stream()
        .filter(links -> links.appId().equals(app))
        .filter(links -> links.message().filter(message::equals).isPresent())
        .findFirst()
        .orElseThrow(() -> new Refused("cannot_unfurl_url"));
  }

  private void check(JsonNode unfurl) {
    List<String> wrong = new ArrayList<>();
    if (unfurl.has("blocks")) {
      wrong.addAll(BlockKitCheck.message(unfurl.get("blocks"), "/blocks"));
    } else if (!unfurl.has("text") && !unfurl.has("title")) {
      wrong.add("nothing to show");
    }
    if (!wrong.isEmpty()) {
      log.violation("chat.unfurl with invalid blocks: " + String.join("; ", wrong));
      throw new Refused("cannot_parse_attachment");
    }
  }

  private void show(Call call, Shared links, String url, JsonNode unfurl) {
    ObjectNode attachment = unfurl.deepCopy();
    attachment.put("from_url", url).put("app_unfurl_url", url).put("is_app_unfurl", true);
    attachment.put("app_id", call.token().appId().orElse(""));
    if (attachment.get("blocks") instanceof ArrayNode blocks) {
      shape.addBlockIds(blocks);
    }
    ObjectNode into = links.message().map(message -> message.json).orElse(links.shown());
    ArrayNode attachments =
        into.get("attachments") instanceof ArrayNode there ? there : into.putArray("attachments");
    for (int i = attachments.size() - 1; i >= 0; i--) {
      if (attachments.get(i).path("app_unfurl_url").asText().equals(url)) {
        attachments.remove(i);
      }
    }
    attachments.add(attachment.put("id", attachments.size() + 1));
  }
}
