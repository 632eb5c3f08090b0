package dev.patchbay.incident.oncall;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.db.Transactions;
import dev.patchbay.incident.oncall.FollowApply.Applied;
import dev.patchbay.incident.oncall.FollowStore.Progress;
import dev.patchbay.incident.oncall.FollowStore.Row;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.OnCallsApi;
import dev.patchbay.pagerduty.OnCallsApi.Query;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once at who is on call for what is followed and lets Slack show it: one request to
 * PagerDuty for 50 policies. The next look is when the first turn ends, and after five minutes at
 * the latest, because people also swap their turns.
 */
public final class FollowRound {
  private static final Logger log = LoggerFactory.getLogger(FollowRound.class);
  private static final int POLICIES = 50;
  private static final Duration EVERY = Duration.ofMinutes(5);
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final Duration REFUSED = Duration.ofMinutes(15);

  /** PagerDuty's clock and ours differ a little. */
  private static final Duration AFTER_THE_END = Duration.ofSeconds(5);

  /** What a look at one follow found. */
  record Seen(List<String> names, Optional<FollowProblem> problem) {}

  private final Transactions transactions;
  private final OnCallsApi onCalls;
  private final AccountId account;
  private final Supplier<Credential> app;
  private final FollowApply apply;
  private final Clock clock;
  private final FollowStore store = new FollowStore();

  public FollowRound(
      Transactions transactions,
      OnCallsApi onCalls,
      AccountId account,
      Supplier<Credential> app,
      FollowApply apply,
      Clock clock) {
    this.transactions = transactions;
    this.onCalls = onCalls;
    this.account = account;
    this.app = app;
    this.apply = apply;
    this.clock = clock;
  }

  AccountId account() {
    return account;
  }

  /**
   * In the order of {@code rows}.
   *
   * @param note whether owners get messages about problems; if not, the caller shows them
   */
  List<Seen> see(List<Row> rows, boolean note) {
    var seen = new ArrayList<Seen>();
    for (int from = 0; from < rows.size(); from += POLICIES) {
      var some = rows.subList(from, Math.min(from + POLICIES, rows.size()));
      var policies = some.stream().map(row -> row.follow().policy().id()).distinct().toList();
      var answer = ask(policies);
      // One policy that is gone must not keep the others from being checked.
      boolean apart =
          policies.size() > 1
              && answer instanceof Outcome.Refused<?> refused
              && (refused.refusal() instanceof Refusal.NotFound
                  || refused.refusal() instanceof Refusal.Rejected);
      for (Row row : some) {
        seen.add(one(row, apart ? ask(List.of(row.follow().policy().id())) : answer, note));
      }
    }
    return seen;
  }

  private Outcome<List<Shift>> ask(List<String> policies) {
    return onCalls
        .list(app.get(), Query.ofPolicies(policies))
        .map(found -> found.stream().map(Shift::of).toList());
  }

  private Seen one(Row row, Outcome<List<Shift>> answer, boolean note) {
    if (answer instanceof Outcome.Refused<List<Shift>> refused) {
      return ended(row, List.of(), Applied.refused(row.progress(), refused.refusal()), note);
    }
    var first =
        ((Outcome.Done<List<Shift>>) answer)
            .value().stream()
                .filter(shift -> shift.policy().id().equals(row.follow().policy().id()))
                .filter(shift -> shift.level() == 1)
                .toList();
    Applied applied;
    try {
      applied = apply.apply(row, first);
    } catch (RuntimeException e) {
      log.error("{} could not follow its policy; trying again", row.follow(), e);
      applied = Applied.later(row.progress(), SOON);
    }
    return ended(row, first, applied, note);
  }

  private Seen ended(Row row, List<Shift> first, Applied applied, boolean note) {
    var problem = applied.problem();
    // Who only has to wait has the problem that they had.
    String key =
        applied.pause().isPresent()
            ? row.progress().problem()
            : problem.map(FollowProblem::key).orElse("");
    boolean known =
        applied.pause().isPresent()
            || (key.equals(row.progress().problem()) && row.progress().told());
    boolean told = key.isEmpty() || known || !note || tell(row.follow(), problem.orElseThrow());
    var progress = new Progress(applied.people(), applied.written(), key, told);
    Instant due = told ? due(first, applied) : clock.instant().plus(SOON);
    transactions.run(
        handle -> {
          apply.audit(row, applied);
          store.progress(handle, row.follow().id(), progress, due);
        });
    return new Seen(first.stream().map(shift -> shift.who().name()).distinct().toList(), problem);
  }

  /** False where it is worth another try. */
  private boolean tell(Follow follow, FollowProblem problem) {
    return !(apply.note(follow, problem) instanceof Outcome.Refused<?> refused
        && (refused.refusal() instanceof Refusal.RateLimited
            || refused.refusal() instanceof Refusal.NotInstalled));
  }

  private Instant due(List<Shift> first, Applied applied) {
    Instant now = clock.instant();
    if (applied.pause().isPresent()) {
      return now.plus(applied.pause().get());
    }
    if (applied.problem().filter(FollowProblem.Refused.class::isInstance).isPresent()) {
      return now.plus(REFUSED);
    }
    return first.stream()
        .map(shift -> shift.end().orElse(null))
        .filter(Objects::nonNull)
        .map(end -> end.plus(AFTER_THE_END))
        .filter(now::isBefore)
        .filter(end -> end.isBefore(now.plus(EVERY)))
        .min(Instant::compareTo)
        .orElse(now.plus(EVERY));
  }
}
