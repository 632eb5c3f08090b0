package dev.patchbay.incident.oncall;

import dev.patchbay.core.Actor;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Leases;
import dev.patchbay.db.Transactions;
import dev.patchbay.incident.oncall.Follow.Kind;
import dev.patchbay.incident.oncall.FollowStore.Row;
import dev.patchbay.incident.oncall.Shift.Policy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * User groups and topics that follow an escalation policy. One node at a time keeps them, with the
 * app token. Thread-safe.
 */
public final class Follows {
  private static final String LEASE = "oncall-follow";
  private static final Duration LENGTH = Duration.ofMinutes(2);
  private static final int AT_ONCE = 200;

  /**
   * How a follow begins.
   *
   * @param names who is on call on the first level now
   * @param problem why it does not follow yet, or not wholly
   */
  public record Begun(Follow follow, List<String> names, Optional<FollowProblem> problem) {}

  private final Transactions transactions;
  private final Leases leases;
  private final Clock clock;
  private final FollowRound round;
  private final FollowAudit audit;
  private final FollowStore store = new FollowStore();

  /** Another node must not be taken for this one. */
  private final String node = UUID.randomUUID().toString();

  public Follows(
      Transactions transactions, Leases leases, Clock clock, FollowRound round, FollowAudit audit) {
    this.transactions = transactions;
    this.leases = leases;
    this.clock = clock;
    this.round = round;
    this.audit = audit;
  }

  /** From now on it follows the policy, and no other; what is on call now is applied at once. */
  public Begun follow(
      Actor owner, TeamId team, Kind kind, String target, String name, Policy policy) {
    var asked = new Follow(0, kind, team, target, name, policy, owner);
    long id =
        transactions.call(
            handle -> {
              audit.begun(asked);
              return store.save(handle, round.account(), asked, clock.instant());
            });
    return leases.inTurn(LEASE, LENGTH, lease -> begun(id, asked));
  }

  private Begun begun(long id, Follow asked) {
    Optional<Row> row = transactions.call(handle -> store.find(handle, id));
    if (row.isEmpty()) {
      return new Begun(asked, List.of(), Optional.empty());
    }
    var seen = round.see(List.of(row.get()), false).get(0);
    return new Begun(row.get().follow(), seen.names(), seen.problem());
  }

  /** What follows a policy in this workspace. */
  public List<Follow> in(TeamId team) {
    return transactions.call(handle -> store.ofTeam(handle, team, round.account()));
  }

  /** It stays as it is from now on; false if it followed nothing. */
  public boolean unfollow(Actor by, Follow follow) {
    return transactions.call(
        handle -> {
          boolean ended = store.delete(handle, follow.id());
          if (ended) {
            audit.ended(by, follow);
          }
          return ended;
        });
  }

  /** Sees to all whose time has come; to be called every minute. */
  public void run() {
    leases
        .tryAcquire(LEASE, node, LENGTH)
        .ifPresent(
            lease -> {
              try (lease) {
                var due =
                    transactions.call(
                        handle -> store.due(handle, round.account(), clock.instant(), AT_ONCE));
                round.see(due, true);
              }
            });
  }
}
