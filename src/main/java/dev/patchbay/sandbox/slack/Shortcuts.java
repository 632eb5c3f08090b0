package dev.patchbay.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.slack.state.Channel;
import dev.patchbay.sandbox.slack.state.Member;
import dev.patchbay.sandbox.slack.state.Message;
import dev.patchbay.sandbox.slack.state.RegisteredApp;
import dev.patchbay.sandbox.slack.state.SlackWorld;
import java.util.Optional;

/**
 * A member's menus: the shortcuts of a message, and those of all Slack (reference/slack.md §4).
 * Thread-safe.
 */
public final class Shortcuts {
  private final Interactions desk;
  private final SlackWorld world;
  private final Member member;

  Shortcuts(Interactions desk, Member member) {
    this.desk = desk;
    this.world = desk.world();
    this.member = member;
  }

  /** From the menu of a message that everybody in the channel sees. */
  public AppAnswer onMessage(ShownMessage shown, String callbackId) {
    return onMessage(shown.channel(), shown.ts(), callbackId);
  }

  public AppAnswer onMessage(String channelId, String ts, String callbackId) {
    RegisteredApp app;
    ObjectNode payload;
    synchronized (world) {
      Channel channel = world.channel(channelId);
      Message message =
          world
              .message(channelId, ts)
              .filter(one -> one.onlyFor.isEmpty())
              .orElseThrow(() -> new IllegalArgumentException("no message " + ts));
      Optional<RegisteredApp> owner = desk.ofShortcuts(member);
      if (owner.isEmpty()) {
        return AppAnswer.nowhere("no app has this shortcut");
      }
      app = owner.get();
      payload = begin("message_action", app, callbackId);
      payload.put("message_ts", message.ts);
      payload.set("message", message.json.deepCopy());
      Payloads.channel(payload, channel);
      payload.put("response_url", desk.payloads().url(app, member, channel, message));
    }
    return desk.deliver(app, Callbacks.Kind.INTERACTIVE, payload);
  }

  /** From the search or the menu beside the message field. */
  public AppAnswer global(String callbackId) {
    RegisteredApp app;
    ObjectNode payload;
    synchronized (world) {
      Optional<RegisteredApp> owner = desk.ofShortcuts(member);
      if (owner.isEmpty()) {
        return AppAnswer.nowhere("no app has this shortcut");
      }
      app = owner.get();
      payload = begin("shortcut", app, callbackId);
    }
    return desk.deliver(app, Callbacks.Kind.INTERACTIVE, payload);
  }

  private ObjectNode begin(String type, RegisteredApp app, String callbackId) {
    return desk.payloads()
        .begin(type, app, member, world.workspace(member.teamId()), Optional.empty())
        .put("callback_id", callbackId)
        .put("action_ts", world.newTs());
  }
}
