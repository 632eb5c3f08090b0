package dev.patchbay.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.slack.block.BlockKitCheck;
import dev.patchbay.sandbox.slack.method.ResponseUrls;
import dev.patchbay.sandbox.slack.method.ViewStacks;
import dev.patchbay.sandbox.slack.state.ApiLog;
import dev.patchbay.sandbox.slack.state.Args;
import dev.patchbay.sandbox.slack.state.Channel;
import dev.patchbay.sandbox.slack.state.Member;
import dev.patchbay.sandbox.slack.state.Message;
import dev.patchbay.sandbox.slack.state.Refused;
import dev.patchbay.sandbox.slack.state.RegisteredApp;
import dev.patchbay.sandbox.slack.state.SlackWorld;
import dev.patchbay.sandbox.slack.state.Workspace;
import dev.patchbay.sandbox.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules behind a person's steps: which app is meant, and what becomes of its answer. */
record Interactions(
    SlackWorld world,
    Callbacks callbacks,
    Payloads payloads,
    ViewStacks views,
    ViewAnswers answers,
    ResponseUrls responseUrls,
    Conversation conversation,
    ApiLog log) {

  AppAnswer deliver(RegisteredApp app, Callbacks.Kind kind, ObjectNode payload) {
    return callbacks.deliver(app, kind, payload, Map.of());
  }

  /** The app that has the command and may use commands in the member's workspace. */
  Optional<RegisteredApp> ownerOf(String command, Member member) {
    Workspace workspace = world.workspace(member.teamId());
    return world.apps.values().stream()
        .filter(app -> app.draft.commands().contains(command))
        .filter(app -> app.installFor(workspace).isPresent())
        .filter(app -> mayUseCommands(app, workspace))
        .findFirst();
  }

  /** The app that takes shortcuts and may be used in the member's workspace. */
  Optional<RegisteredApp> ofShortcuts(Member member) {
    Workspace workspace = world.workspace(member.teamId());
    return world.apps.values().stream()
        .filter(RegisteredApp::hasInteractivity)
        .filter(app -> app.installFor(workspace).isPresent())
        .filter(app -> mayUseCommands(app, workspace))
        .findFirst();
  }

  private boolean mayUseCommands(RegisteredApp app, Workspace workspace) {
    return world.tokens.values().stream()
        .filter(token -> token.appId().filter(app.id()::equals).isPresent())
        .filter(token -> !token.revoked() && world.reaches(token, workspace.id()))
        .anyMatch(token -> token.scopes().contains("commands"));
  }

  /**
   * Why clicks on a message reach nobody. They go to the app whose token posted it: not to whoever
   * made the buttons, and to nobody when that token belongs to no app that listens.
   */
  Optional<String> deadButtons(Message message) {
    Message.Author author = message.author;
    if (author.appId().isEmpty()) {
      return Optional.of(
          "posted with the personal token of " + author.shownAs() + ", which belongs to no app");
    }
    RegisteredApp app = world.app(author.appId().get());
    if (!app.hasInteractivity()) {
      return Optional.of("posted by " + app.draft.name() + ", which takes no clicks");
    }
    Workspace workspace = world.workspace(world.channel(message.channel).teamId);
    return app.installFor(workspace).isEmpty()
        ? Optional.of(app.draft.name() + " is no longer installed in " + workspace.name())
        : Optional.empty();
  }

  /** Shows the body of the app's answer to a command or to a button of the older kind. */
  AppAnswer show(
      RegisteredApp app,
      Member member,
      Channel channel,
      AppAnswer answer,
      Optional<Message> original) {
    if (answer.body().isBlank()) {
      return answer;
    }
    Args args =
        answer
            .json()
            .filter(ObjectNode.class::isInstance)
            .map(json -> Args.ofJson((ObjectNode) json))
            .orElseGet(() -> Args.ofJson(Json.object().put("text", answer.body())));
    synchronized (world) {
      try {
        responseUrls.direct(app, member, channel, args, original);
        return answer;
      } catch (Refused refused) {
        log.violation("the answer of " + app.draft.name() + ": " + refused.error());
        return answer.withNote(refused.error());
      }
    }
  }

  /** Whether an answer to a typeahead request is one that Slack would show. */
  boolean good(JsonNode offered) {
    List<String> wrong = BlockKitCheck.suggestions(offered);
    wrong.forEach(message -> log.violation("answer to block_suggestion: " + message));
    return wrong.isEmpty();
  }
}
