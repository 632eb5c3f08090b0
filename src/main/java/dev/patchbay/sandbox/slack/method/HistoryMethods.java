package dev.patchbay.sandbox.slack.method;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.slack.state.Accepted;
import dev.patchbay.sandbox.slack.state.Call;
import dev.patchbay.sandbox.slack.state.Channel;
import dev.patchbay.sandbox.slack.state.Message;
import dev.patchbay.sandbox.slack.state.Refused;
import dev.patchbay.sandbox.slack.state.SlackWorld;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** conversations.history and .replies: what stands in a channel, for a bot that is in it. */
public final class HistoryMethods {
  private static final int MOST = 999;

  private final SlackWorld world;
  private final ChannelAccess access;

  public HistoryMethods(SlackWorld world, ChannelAccess access) {
    this.world = world;
    this.access = access;
  }

  public void addTo(Map<String, Function<Call, ObjectNode>> methods) {
    methods.put("conversations.history", this::history);
    methods.put("conversations.replies", this::replies);
  }

  private ObjectNode history(Call call) {
    Channel channel = readable(call);
    BigDecimal oldest = number(call.args().text("oldest").orElse("0"), "invalid_ts_oldest");
    List<Message> found =
        standing(channel)
            .filter(HistoryMethods::inChannel)
            .filter(message -> new BigDecimal(message.ts).compareTo(oldest) > 0)
            .sorted(Comparator.comparing((Message message) -> message.ts).reversed())
            .toList();
    return page(call, found);
  }

  /** The message that begins the thread comes first, whatever is asked for. */
  private ObjectNode replies(Call call) {
    Channel channel = readable(call);
    String ts = call.args().need("ts");
    Message named =
        world
            .message(channel.id, ts)
            .filter(message -> message.onlyFor.isEmpty())
            .orElseThrow(() -> new Refused("thread_not_found"));
    String root = named.json.path("thread_ts").asText(named.ts);
    BigDecimal oldest = number(call.args().text("oldest").orElse("0"), "invalid_ts_oldest");
    List<Message> found =
        standing(channel)
            .filter(
                message ->
                    message.ts.equals(root)
                        || (message.json.path("thread_ts").asText("").equals(root)
                            && new BigDecimal(message.ts).compareTo(oldest) > 0))
            .sorted(Comparator.comparing((Message message) -> message.ts))
            .toList();
    return page(call, found);
  }

  private Channel readable(Call call) {
    Channel channel = access.visible(call.token(), call.args().need("channel"));
    call.requireScope(channel.readScope().replace(":read", ":history"));
    if (!access.isIn(call.token(), channel)) {
      throw new Refused("not_in_channel");
    }
    return channel;
  }

  private Stream<Message> standing(Channel channel) {
    return world.messages.stream()
        .filter(message -> message.channel.equals(channel.id) && message.onlyFor.isEmpty());
  }

  private static ObjectNode page(Call call, List<Message> found) {
    int limit = number(call.args().text("limit").orElse("100"), "invalid_limit").intValue();
    if (limit < 1 || limit > MOST) {
      throw new Refused("invalid_limit");
    }
    ObjectNode answer = Accepted.body().put("has_more", found.size() > limit);
    ArrayNode messages = answer.putArray("messages");
    found.stream()
        .limit(limit)
        .forEach(
            message -> {
              ObjectNode shown = message.json.deepCopy();
              if (!call.args().flag("include_all_metadata")) {
                shown.remove("metadata");
              }
              messages.add(shown);
            });
    return answer;
  }

  private static boolean inChannel(Message message) {
    boolean reply =
        message.json.has("thread_ts")
            && !message.json.path("thread_ts").asText("").equals(message.ts);
    return !reply || message.json.path("subtype").asText("").equals("thread_broadcast");
  }

  private static BigDecimal number(String text, String error) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new Refused(error);
    }
  }
}
