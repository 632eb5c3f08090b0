package dev.patchbay.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.slack.block.Findings;
import dev.patchbay.sandbox.slack.method.OpenView;
import dev.patchbay.sandbox.slack.method.Revocation;
import dev.patchbay.sandbox.slack.method.ViewState;
import dev.patchbay.sandbox.slack.state.Channel;
import dev.patchbay.sandbox.slack.state.Member;
import dev.patchbay.sandbox.slack.state.Message;
import dev.patchbay.sandbox.slack.state.RegisteredApp;
import dev.patchbay.sandbox.slack.state.SlackWorld;
import dev.patchbay.sandbox.slack.state.Workspace;
import dev.patchbay.sandbox.wire.Json;
import java.util.Map;
import java.util.Optional;

/**
 * What one member can do in Slack. Each step waits until the app has answered, at most Slack's
 * three seconds, and applies the answer. A mistake in the step itself (no such button, a channel
 * the member cannot see) is an {@link IllegalArgumentException}. Thread-safe.
 */
public final class SlackPerson {
  private final Interactions desk;
  private final EventDesk events;
  private final SlackWorld world;
  private final Member member;

  SlackPerson(Interactions desk, EventDesk events, Member member) {
    this.desk = desk;
    this.events = events;
    this.world = desk.world();
    this.member = member;
  }

  /** Types a slash command, for example {@code /pd connect Checkout}. */
  public AppAnswer command(String channelId, String typed) {
    String[] words = typed.trim().split("\\s+", 2);
    String text = words.length > 1 ? words[1] : "";
    RegisteredApp app;
    Channel channel;
    ObjectNode form;
    synchronized (world) {
      channel = seen(channelId);
      Optional<RegisteredApp> owner = desk.ownerOf(words[0], member);
      if (owner.isEmpty()) {
        return AppAnswer.nowhere(words[0] + " is not a valid command.");
      }
      app = owner.get();
      form = desk.payloads().command(app, member, channel, words[0], text);
    }
    AppAnswer answer = desk.deliver(app, Callbacks.Kind.COMMAND, form);
    if (!answer.ok()) {
      return answer.withNote(words[0] + " failed with the error \"" + answer.note() + "\"");
    }
    return desk.show(app, member, channel, answer, Optional.empty());
  }

  /** Writes a message; a mention is {@code <@U…>}. Answers its ts, once the apps have heard. */
  public String say(String channelId, String text) {
    return desk.conversation().post(member, channel(channelId), Optional.empty(), text).ts();
  }

  /** The same, in the thread of a message. */
  public String reply(String channelId, String threadTs, String text) {
    return desk.conversation().post(member, channel(channelId), Optional.of(threadTs), text).ts();
  }

  /**
   * Types links into the composer; answers the id of their unfurl, for {@link
   * SlackScreen#composed}.
   */
  public String compose(String channelId, String text) {
    return desk.conversation().compose(member, channel(channelId), text);
  }

  private Channel channel(String channelId) {
    synchronized (world) {
      return seen(channelId);
    }
  }

  /** Clicks the button of that action id, label or value. */
  public AppAnswer click(ShownMessage shown, String button) {
    return click(shown.channel(), shown.ts(), button);
  }

  public AppAnswer click(String channelId, String ts, String button) {
    RegisteredApp app;
    Channel channel;
    Message message;
    Clickable clicked;
    ObjectNode payload;
    synchronized (world) {
      channel = seen(channelId);
      message =
          world
              .message(channelId, ts)
              .filter(m -> m.onlyFor.filter(only -> !only.equals(member.id())).isEmpty())
              .orElseThrow(() -> new IllegalArgumentException("no message " + ts));
      clicked =
          Clickable.find(message.json, button)
              .orElseThrow(() -> new IllegalArgumentException("no button " + button));
      Optional<String> dead = desk.deadButtons(message);
      if (dead.isPresent()) {
        return AppAnswer.nowhere(dead.get());
      }
      app = world.app(message.author.appId().orElseThrow());
      payload = desk.payloads().click(app, member, channel, message, clicked);
    }
    AppAnswer answer = desk.deliver(app, Callbacks.Kind.INTERACTIVE, payload);
    return clicked.legacy() && answer.ok()
        ? desk.show(app, member, channel, answer, Optional.of(message))
        : answer;
  }

  /** Opens the Home tab of the app that has subscribed to that event. */
  public AppAnswer openHome() {
    Revocation.Owed owed;
    synchronized (world) {
      Workspace workspace = world.workspace(member.teamId());
      Optional<RegisteredApp> found =
          world.apps.values().stream()
              .filter(app -> app.draft.events().contains("app_home_opened"))
              .filter(app -> app.installFor(workspace).isPresent())
              .findFirst();
      if (found.isEmpty()) {
        return AppAnswer.nowhere("no app with a Home tab is installed in " + workspace.name());
      }
      RegisteredApp app = found.get();
      boolean orgWide = app.installFor(workspace).map(RegisteredApp.Install::orgWide).orElse(false);
      Optional<OpenView> shown = desk.views().home(member.id(), app.id());
      owed =
          new Revocation.Owed(
              app,
              orgWide ? workspace.enterpriseId().orElseThrow() : workspace.id(),
              desk.payloads().homeOpened(member, shown));
    }
    return events.bring(owed).orElseGet(() -> AppAnswer.nowhere("the app has not subscribed"));
  }

  /** Types into a menu of a view that asks the app for its options. */
  public AppAnswer suggest(String viewId, String menu, String typed) {
    OpenView view;
    ViewState.Placed placed;
    ObjectNode payload;
    synchronized (world) {
      view = open(viewId);
      placed = new ViewState(view).find(menu);
      int least = placed.element().path("min_query_length").asInt(3);
      if (!placed.element().path("type").asText("").endsWith("external_select")) {
        throw new IllegalArgumentException(menu + " asks the app for nothing");
      }
      if (Findings.length(typed) < least) {
        return AppAnswer.nowhere("the menu waits for " + least + " characters");
      }
      payload = desk.payloads().suggestion(app(view), member, view, placed, typed);
    }
    AppAnswer answer = desk.deliver(app(view), Callbacks.Kind.INTERACTIVE, payload);
    JsonNode offered = answer.json().orElseGet(Json::object);
    synchronized (world) {
      if (answer.ok() && desk.good(offered)) {
        view.suggestions.put(placed.actionId(), offered);
        return answer;
      }
    }
    return answer.withNote("We had some trouble loading options.");
  }

  /** Clicks a button of a view, or changes an element that tells the app at once. */
  public AppAnswer act(String viewId, String element, Map<String, ?> values) {
    OpenView view;
    ObjectNode payload;
    synchronized (world) {
      view = open(viewId);
      ViewState state = new ViewState(view);
      state.set(values);
      payload = desk.payloads().viewAction(app(view), member, view, state.find(element));
    }
    return desk.deliver(app(view), Callbacks.Kind.INTERACTIVE, payload);
  }

  /**
   * Fills the inputs and presses the submit button. Keys are action ids, block ids, or {@code
   * block_id/action_id}; values are texts, option values or labels, collections of them for
   * several.
   */
  public AppAnswer submit(String viewId, Map<String, ?> values) {
    OpenView view;
    ObjectNode payload;
    synchronized (world) {
      view = open(viewId);
      ViewState state = new ViewState(view);
      state.set(values);
      view.errors.clear();
      Optional<String> missing = state.missing();
      if (missing.isPresent()) {
        view.errors.put(missing.get(), "Please complete this required field.");
        return AppAnswer.nowhere("required: " + missing.get());
      }
      payload = desk.payloads().submission(app(view), member, view);
    }
    AppAnswer answer = desk.deliver(app(view), Callbacks.Kind.INTERACTIVE, payload);
    synchronized (world) {
      return answer.withNote(desk.answers().apply(app(view), view, answer));
    }
  }

  /** Closes a modal; the app gets an event if it asked for that. */
  public AppAnswer closeView(String viewId) {
    OpenView view;
    ObjectNode payload;
    synchronized (world) {
      view = open(viewId);
      payload = desk.payloads().closed(app(view), member, view, false);
      desk.views().close(view);
      if (!view.json.path("notify_on_close").asBoolean()) {
        return AppAnswer.nowhere("the view does not ask to be told");
      }
    }
    return desk.deliver(app(view), Callbacks.Kind.INTERACTIVE, payload);
  }

  /** The menus of messages, and of all Slack. */
  public Shortcuts shortcuts() {
    return new Shortcuts(desk, member);
  }

  private RegisteredApp app(OpenView view) {
    synchronized (world) {
      return world.app(view.appId);
    }
  }

  private OpenView open(String viewId) {
    return desk.views()
        .byId(viewId)
        .filter(view -> view.userId.equals(member.id()))
        .orElseThrow(() -> new IllegalArgumentException(member.name() + " has no view " + viewId));
  }

  private Channel seen(String channelId) {
    Channel channel = world.channel(channelId);
    if (!channel.isPublic() && !channel.members.contains(member.id())) {
      throw new IllegalArgumentException(member.name() + " is not in " + channelId);
    }
    return channel;
  }
}
