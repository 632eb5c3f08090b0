package dev.patchbay.wiring.apply;

import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.TeamId;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.ExtensionHealth;
import dev.patchbay.pagerduty.ExtensionsApi;
import dev.patchbay.token.Rights;
import dev.patchbay.webhook.Subscriptions;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionHealth;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.apply.extension.Survey;
import dev.patchbay.wiring.plan.ExtensionFields;
import dev.patchbay.wiring.plan.FoundExtension;
import dev.patchbay.wiring.plan.Planner;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks PagerDuty whether a connection works; {@link ConnectionHealth} is what is known here.
 * Thread-safe.
 */
public final class CheckConnection {
  /** What PagerDuty says of what a connection is delivered by. */
  public enum State {
    WORKS,
    /** It works, and other extensions of the service post to the channel too. */
    DOUBLED,
    /** It works, and someone changed in PagerDuty what it posts, or where. */
    CHANGED,
    /** Nothing is posted for up to a day, because Slack refused messages before. */
    PAUSED,
    /** It has no bot token that PagerDuty could use. */
    UNAUTHORIZED,
    /** It has the token of a bot that is not ours: its buttons do not come to us. */
    FOREIGN_BOT,
    /** It is delivered by webhook, and PagerDuty sends us no events now. */
    NO_EVENTS
  }

  /**
   * What was seen of a connection's extension.
   *
   * @param others what posts to the channel too; empty unless {@code DOUBLED}
   */
  public record Seen(State state, OtherExtensions others) {
    /** With no other extension. */
    public static Seen of(State state) {
      return new Seen(state, OtherExtensions.foreign(List.of()));
    }
  }

  private final ExtensionsApi extensions;
  private final Credential app;
  private final Rights rights;
  private final Connections connections;
  private final Subscriptions subscription;
  private final Function<TeamId, Optional<String>> botUser;

  /**
   * @param botUser a workspace's own bot user, where it is installed
   */
  public CheckConnection(
      ExtensionsApi extensions,
      Credential app,
      Rights rights,
      Connections connections,
      Subscriptions subscription,
      Function<TeamId, Optional<String>> botUser) {
    this.botUser = botUser;
    this.extensions = extensions;
    this.app = app;
    this.rights = rights;
    this.connections = connections;
    this.subscription = subscription;
  }

  /** Asks PagerDuty, as the app, or as {@code actor} where the app may not look. */
  public Outcome<Seen> look(Actor actor, Connection connection) {
    if (!(connection.delivery() instanceof Delivery.Extension extension)) {
      return subscription
          .delivers(app)
          .map(delivers -> Seen.of(delivers ? State.WORKS : State.NO_EVENTS));
    }
    var seen = extensions.health(app, extension.id());
    if (seen instanceof Outcome.Refused<ExtensionHealth> refused && appMayNot(refused.refusal())) {
      if (rights.own(actor) instanceof Outcome.Done<Credential> own) {
        return look(own.value(), connection, extensions.health(own.value(), extension.id()));
      }
    }
    return look(app, connection, seen);
  }

  /** What an extension posts, and where. */
  public record Posting(Place place, Options options) {}

  /**
   * What the extension posts now, asked with the person's own login; empty where it posts to
   * another workspace by now, or nothing.
   */
  public Outcome<Optional<Posting>> there(Actor actor, Connection connection) {
    var own = connection.extension().map(Delivery.Extension::id);
    return rights
        .own(actor)
        .then(credential -> Survey.extensions(extensions, credential, connection.key().service()))
        .map(
            all ->
                all.stream()
                    .filter(one -> own.equals(Optional.of(one.id())))
                    .findFirst()
                    .flatMap(one -> posting(one, connection.key().team())));
  }

  private static Optional<Posting> posting(FoundExtension there, TeamId team) {
    var channel = there.fields().channel();
    boolean elsewhere = there.team().filter(shown -> !shown.equals(team.value())).isPresent();
    return channel.isBlank() || elsewhere
        ? Optional.empty()
        : WiringExport.options(there.fields())
            .map(options -> new Posting(new Place(team, new ChannelId(channel)), options));
  }

  private Outcome<Seen> look(
      Credential credential, Connection connection, Outcome<ExtensionHealth> seen) {
    return seen.map(health -> state(health, botUser.apply(connection.key().team())))
        .map(state -> state == State.WORKS ? compared(credential, connection) : Seen.of(state));
  }

  /** Where PagerDuty does not list the extensions, nothing more is known. */
  private Seen compared(Credential credential, Connection connection) {
    if (!(Survey.extensions(extensions, credential, connection.key().service())
        instanceof Outcome.Done<List<FoundExtension>> all)) {
      return Seen.of(State.WORKS);
    }
    var own = connection.extension().map(Delivery.Extension::id);
    var ofService = connections.ofService(connection.key().service());
    var others = OtherExtensions.of(connection.key(), all.value(), ofService);
    if (!others.foreign().isEmpty()) {
      return new Seen(State.DOUBLED, others);
    }
    boolean changed =
        all.value().stream()
            .filter(one -> own.equals(Optional.of(one.id())))
            .anyMatch(one -> isChanged(one.fields(), connection));
    if (changed) {
      return Seen.of(State.CHANGED);
    }
    return others.isEmpty() ? Seen.of(State.WORKS) : new Seen(State.DOUBLED, others);
  }

  /** As a plan compares them; names are followed by the check of all connections. */
  private static boolean isChanged(ExtensionFields there, Connection connection) {
    var stored =
        ExtensionFields.of(
            there.name(), connection.key().channel(), connection.options(), there.botUser());
    return !Planner.changes(there, stored).isEmpty();
  }

  private static boolean appMayNot(Refusal refusal) {
    return !(refusal instanceof Refusal.Unavailable || refusal instanceof Refusal.NotFound);
  }

  private static State state(ExtensionHealth health, Optional<String> botUser) {
    var foreign =
        health.botUser().filter(shown -> botUser.filter(own -> !own.equals(shown)).isPresent());
    if (foreign.isPresent()) {
      return State.FOREIGN_BOT;
    }
    if (health.paused()) {
      return State.PAUSED;
    }
    return health.authorized() ? State.WORKS : State.UNAUTHORIZED;
  }
}
