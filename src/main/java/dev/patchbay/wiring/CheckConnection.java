package dev.patchbay.wiring;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.ExtensionHealth;
import dev.patchbay.pagerduty.ExtensionsApi;
import java.util.function.Function;

/**
 * Asks PagerDuty whether a connection works; {@link ConnectionHealth} is what is known here.
 * Thread-safe.
 */
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

  public CheckConnection(
      ExtensionsApi extensions, Credential app, Function<Actor, Outcome<Credential>> rights) {
    this.extensions = extensions;
    this.app = app;
    this.rights = rights;
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
