package dev.patchbay.wiring.apply;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.Actor;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.UsersApi;
import dev.patchbay.token.Person;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.plan.StoredConnection;
import dev.patchbay.workspace.Installation;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which Slack users that own connections have left: deactivated in Slack, or their PagerDuty user
 * is gone. One question a user, never one a connection, and of a bounded number of them; who was
 * not asked, or not answered for, counts as there. Thread-safe.
 */
public final class Owners {
  /** Slack answers a hundred such questions a minute, its tier 4. */
  private static final int MOST = 50;

  /**
   * Whom is asked.
   *
   * @param deactivated asks Slack whether a user is
   * @param lastKnown who acted in PagerDuty for a user last, also where the login has ended
   */
  public record Uses(
      BiFunction<TeamId, SlackUserId, Outcome<Boolean>> deactivated,
      Function<TeamId, Optional<Installation>> installations,
      Function<Actor, Optional<Person>> lastKnown,
      UsersApi pagerDuty,
      Credential app) {}

  private record Owner(TeamId team, SlackUserId user) {}

  private final Uses uses;
  private final Connections connections;
  private final AccountId account;

  /** As of the last look at PagerDuty: plans are not to cost calls there. */
  private volatile Set<SlackUserId> gone = Set.of();

  Owners(Uses uses, Connections connections, AccountId account) {
    this.uses = uses;
    this.connections = connections;
    this.account = account;
  }

  /** Asks Slack; what PagerDuty said is remembered from {@link #lookInPagerDuty}. */
  Set<SlackUserId> departed(List<StoredConnection> stored) {
    var departed = new HashSet<>(gone);
    for (var owner : owners(stored.stream().map(StoredConnection::connection))) {
      var asked = uses.deactivated().apply(owner.team(), owner.user());
      if (asked instanceof Outcome.Refused<Boolean> refused && isPassing(refused.refusal())) {
        break; // The next one would fare no better.
      }
      if (asked instanceof Outcome.Done<Boolean> done && done.value()) {
        departed.add(owner.user());
      }
    }
    return departed;
  }

  /** Asks PagerDuty for the users of owners who once logged in. */
  void lookInPagerDuty() {
    var found = new HashSet<SlackUserId>();
    for (var owner : owners(connections.all(account).stream())) {
      person(owner)
          .map(person -> uses.pagerDuty().one(uses.app(), person.pagerDutyUserId()))
          .filter(Owners::isGone)
          .ifPresent(none -> found.add(owner.user()));
    }
    gone = Set.copyOf(found);
  }

  private static boolean isPassing(Refusal why) {
    return why instanceof Refusal.RateLimited || why instanceof Refusal.Unavailable;
  }

  private static boolean isGone(Outcome<?> user) {
    return user instanceof Outcome.Refused<?> refused
        && refused.refusal() instanceof Refusal.NotFound;
  }

  private static List<Owner> owners(Stream<Connection> all) {
    return all.map(Owners::owner).distinct().limit(MOST).toList();
  }

  private static Owner owner(Connection connection) {
    return new Owner(connection.key().team(), connection.connectedBy());
  }

  /** A login is kept for an org where there is one, else for the workspace. */
  private Optional<Person> person(Owner owner) {
    var org = uses.installations().apply(owner.team()).flatMap(Installation::enterprise);
    return Stream.concat(org.stream(), Stream.of(owner.team().value()))
        .map(home -> uses.lastKnown().apply(new Actor(new HomeId(home), owner.user())))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
