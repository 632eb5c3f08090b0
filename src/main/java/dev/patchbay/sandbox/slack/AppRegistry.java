package dev.patchbay.sandbox.slack;

import dev.patchbay.sandbox.slack.state.AppCredentials;
import dev.patchbay.sandbox.slack.state.AppDraft;
import dev.patchbay.sandbox.slack.state.RegisteredApp;
import dev.patchbay.sandbox.slack.state.SlackWorld;
import dev.patchbay.sandbox.slack.state.Token;
import java.util.Optional;
import java.util.Set;

/** Where an author registers an app, as at api.slack.com/apps. Thread-safe. */
final class AppRegistry {
  private final SlackWorld world;

  AppRegistry(SlackWorld world) {
    this.world = world;
  }

  AppCredentials register(AppDraft draft) {
    synchronized (world) {
      AppCredentials credentials =
          new AppCredentials(
              world.newId("A"),
              world.newDigits(12) + "." + world.newDigits(13),
              world.newSecret(16),
              world.newSecret(16),
              world.newSecret(12),
              "xapp-1-" + world.newId("A") + "-" + world.newSecret(32));
      RegisteredApp app = new RegisteredApp(credentials, draft);
      world.apps.put(app.id(), app);
      Token token =
          new Token(
              credentials.appToken(),
              Token.Kind.APP,
              Optional.of(app.id()),
              "",
              "",
              Set.of("connections:write", "authorizations:read"),
              Optional.empty());
      world.tokens.put(token.value(), token);
      return credentials;
    }
  }
}
