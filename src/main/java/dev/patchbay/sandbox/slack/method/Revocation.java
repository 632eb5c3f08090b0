package dev.patchbay.sandbox.slack.method;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.slack.state.RegisteredApp;
import dev.patchbay.sandbox.slack.state.SlackWorld;
import dev.patchbay.sandbox.slack.state.Token;
import dev.patchbay.sandbox.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Ends tokens and installs, and hands on the events that the app is owed. The events go to a queue,
 * not to the app at once: the world's monitor is held here.
 */
public final class Revocation {
  private final SlackWorld world;
  private final Consumer<Owed> events;

  /** An event for an app about one workspace or organization. */
  public record Owed(RegisteredApp app, String home, ObjectNode event) {}

  public Revocation(SlackWorld world, Consumer<Owed> events) {
    this.world = world;
    this.events = events;
  }

  /** As auth.revoke does; the last token of an install takes the install with it. */
  void revoke(Token token) {
    world.tokens.put(token.value(), token.killed("token_revoked"));
    world
        .appOf(token)
        .ifPresent(
            app -> {
              events.accept(new Owed(app, token.home(), tokensRevoked(List.of(token))));
              // Of an app whose tokens rotate it ends the one token.
              if (!app.draft.tokenRotation() && living(app, token.home()).isEmpty()) {
                app.installs.remove(token.home());
                events.accept(new Owed(app, token.home(), uninstalled()));
              }
            });
  }

  public void uninstall(RegisteredApp app, String home) {
    List<Token> ended = living(app, home);
    ended.forEach(token -> world.tokens.put(token.value(), token.killed("account_inactive")));
    app.installs.remove(home);
    events.accept(new Owed(app, home, tokensRevoked(ended)));
    events.accept(new Owed(app, home, uninstalled()));
  }

  private List<Token> living(RegisteredApp app, String home) {
    List<Token> all = new ArrayList<>();
    for (Token token : world.tokens.values()) {
      boolean ofApp = token.appId().filter(app.id()::equals).isPresent();
      if (ofApp && token.home().equals(home) && !token.revoked()) {
        all.add(token);
      }
    }
    return all;
  }

  private static ObjectNode uninstalled() {
    return Json.object().put("type", "app_uninstalled");
  }

  private static ObjectNode tokensRevoked(List<Token> ended) {
    ObjectNode event = Json.object().put("type", "tokens_revoked");
    ObjectNode tokens = event.putObject("tokens");
    tokens.set("oauth", usersOf(ended, Token.Kind.USER));
    tokens.set("bot", usersOf(ended, Token.Kind.BOT));
    return event;
  }

  private static com.fasterxml.jackson.databind.node.ArrayNode usersOf(
      List<Token> tokens, Token.Kind kind) {
    return Json.strings(
        tokens.stream().filter(t -> t.kind() == kind).map(Token::userId).distinct().toList());
  }
}
