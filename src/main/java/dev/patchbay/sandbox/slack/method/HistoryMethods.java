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

/** conversations.history: what stands in a channel, for a bot that is in it. */
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
  }

  private ObjectNode history(Call call) {
    Channel channel = access.visible(call.token(), call.args().need("channel"));
    call.requireScope(channel.readScope().replace(":read", ":history"));
    if (!access.isIn(call.token(), channel)) {
      throw new Refused("not_in_channel");
    }
    BigDecimal oldest = number(call.args().text("oldest").orElse("0"), "invalid_ts_oldest");
    int limit = number(call.args().text("limit").orElse("100"), "invalid_limit").intValue();
    if (limit < 1 || limit > MOST) {
      throw new Refused("invalid_limit");
    }
    List<Message> found =
        world.messages.stream()
            .filter(message -> message.channel.equals(channel.id) && message.onlyFor.isEmpty())
            .filter(HistoryMethods::inChannel)
            .filter(message -> new BigDecimal(message.ts).compareTo(oldest) > 0)
            .sorted(Comparator.comparing((Message message) -> message.ts).reversed())
            .toList();
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
