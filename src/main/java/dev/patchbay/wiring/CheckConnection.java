package dev.patchbay.wiring;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.TeamId;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.ExtensionHealth;
import dev.patchbay.pagerduty.ExtensionsApi;
import dev.patchbay.secret.Fingerprint;
import dev.patchbay.workspace.Installation;
import java.util.Optional;
import java.util.function.Function;

/** Whether a connection works: what is known here, and what PagerDuty says. Thread-safe. */
public final class CheckConnection {
  /** What PagerDuty says of a connection's extension. */
  public enum State {
    WORKS,
    /** Nothing is posted for up to a day, because Slack refused messages before. */
    PAUSED,
    /** It has no bot token that PagerDuty could use. */
    UNAUTHORIZED
  }

  private final ExtensionsApi extensions;
  private final Credential app;
  private final Function<Actor, Outcome<Credential>> rights;
  private final Function<TeamId, Optional<Installation>> installations;
  private final Fingerprint fingerprint;

  public CheckConnection(
      ExtensionsApi extensions,
      Credential app,
      Function<Actor, Outcome<Credential>> rights,
      Function<TeamId, Optional<Installation>> installations,
      Fingerprint fingerprint) {
    this.extensions = extensions;
    this.app = app;
    this.rights = rights;
    this.installations = installations;
    this.fingerprint = fingerprint;
  }

  /** Whether PagerDuty was sent the bot token of now. Asks nobody. */
  public boolean tokenIsCurrent(Connection connection) {
    return !(connection.delivery() instanceof Delivery.Extension extension)
        || installations
            .apply(connection.key().team())
            .filter(now -> fingerprint.matches(now.botToken(), extension.tokenFingerprint()))
            .isPresent();
  }

  /** Asks PagerDuty, as the app, or as {@code actor} where the app may not look. */
  public Outcome<State> look(Actor actor, Connection connection) {
    if (!(connection.delivery() instanceof Delivery.Extension extension)) {
      return Outcome.done(State.WORKS);
    }
    var seen = extensions.health(app, extension.extensionId());
    if (seen instanceof Outcome.Refused<ExtensionHealth> refused && appMayNot(refused.refusal())) {
      seen =
          rights.apply(actor) instanceof Outcome.Done<Credential> own
              ? extensions.health(own.value(), extension.extensionId())
              : seen;
    }
    return seen.map(CheckConnection::state);
  }

  private static boolean appMayNot(Refusal refusal) {
    return !(refusal instanceof Refusal.Unavailable || refusal instanceof Refusal.Gone);
  }

  private static State state(ExtensionHealth health) {
    if (health.paused()) {
      return State.PAUSED;
    }
    return health.authorized() ? State.WORKS : State.UNAUTHORIZED;
  }
}
