package dev.patchbay.incident.oncall;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.incident.oncall.Follow.Kind;
import dev.patchbay.incident.oncall.FollowProblem.NoAccount;
import dev.patchbay.incident.oncall.FollowProblem.Nobody;
import dev.patchbay.incident.oncall.FollowProblem.Refused;
import dev.patchbay.incident.oncall.FollowStore.Progress;
import dev.patchbay.incident.oncall.FollowStore.Row;
import dev.patchbay.incident.oncall.Shift.Responder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lets one user group or topic show who is on call. Writes only where that changed, and leaves it
 * as it is where it would name nobody.
 */
public final class FollowApply {
  private static final Duration SOON = Duration.ofMinutes(1);

  /**
   * What became of it.
   *
   * @param people who is on call, by PagerDuty's ids
   * @param written what Slack shows for them; blank: nothing yet
   * @param changed whether that was written now
   * @param before what Slack showed before, where that is known
   * @param problem why it does not follow, or not wholly
   * @param pause before it is worth another try
   */
  record Applied(
      String people,
      String written,
      boolean changed,
      @Nullable String before,
      Optional<FollowProblem> problem,
      Optional<Duration> pause) {

    static Applied unchanged(Progress progress, FollowProblem problem) {
      return new Applied(
          progress.people(),
          progress.written(),
          false,
          null,
          Optional.of(problem),
          Optional.empty());
    }

    static Applied later(Progress progress, Duration pause) {
      return new Applied(
          progress.people(), progress.written(), false, null, Optional.empty(), Optional.of(pause));
    }

    /** What passes automatically is no problem to post. */
    static Applied refused(Progress progress, Refusal why) {
      if (why instanceof Refusal.RateLimited limited) {
        return later(progress, limited.delay());
      }
      return why instanceof Refusal.Unavailable || why instanceof Refusal.Busy
          ? later(progress, SOON)
          : unchanged(progress, new Refused(why));
    }
  }

  private final FollowPort slack;
  private final FollowAudit audit;

  public FollowApply(FollowPort slack, FollowAudit audit) {
    this.slack = slack;
    this.audit = audit;
  }

  Outcome<?> note(Follow follow, FollowProblem problem) {
    return slack.note(follow, problem);
  }

  void audit(Row row, Applied applied) {
    if (applied.changed()) {
      audit.applied(row.follow(), applied.before(), applied.written());
    }
  }

  /** {@code first}: who is on call on the first level. */
  Applied apply(Row row, List<Shift> first) {
    List<Responder> people =
        first.stream()
            .map(Shift::who)
            .sorted(Comparator.comparing(Responder::id))
            .distinct()
            .toList();
    if (people.isEmpty()) {
      return Applied.unchanged(row.progress(), new Nobody());
    }
    String ids = people.stream().map(Responder::id).distinct().collect(Collectors.joining(","));
    var progress = row.progress();
    if (ids.equals(progress.people())
        && !progress.written().isEmpty()
        && progress.problem().isEmpty()) {
      return new Applied(ids, progress.written(), false, null, Optional.empty(), Optional.empty());
    }
    return row.follow().kind() == Kind.GROUP ? group(row, people, ids) : topic(row, people, ids);
  }

  private Applied group(Row row, List<Responder> people, String ids) {
    var members = new TreeSet<String>();
    var without = new ArrayList<String>();
    for (Responder one : people) {
      var member = slack.member(row.follow().team(), one);
      if (member instanceof Outcome.Refused<Optional<SlackUserId>> refused) {
        return Applied.refused(row.progress(), refused.refusal());
      }
      ((Outcome.Done<Optional<SlackUserId>>) member)
          .value()
          .ifPresentOrElse(id -> members.add(id.value()), () -> without.add(one.name()));
    }
    if (members.isEmpty()) {
      return Applied.unchanged(row.progress(), new NoAccount(without, true));
    }
    String wanted = String.join(",", members);
    Optional<FollowProblem> problem =
        without.isEmpty() ? Optional.empty() : Optional.of(new NoAccount(without, false));
    if (wanted.equals(row.progress().written())) {
      return new Applied(ids, wanted, false, null, problem, Optional.empty());
    }
    var filled =
        slack.fill(
            row.follow().team(),
            row.follow().target(),
            members.stream().map(SlackUserId::new).toList());
    if (filled instanceof Outcome.Refused<List<SlackUserId>> refused) {
      return Applied.refused(row.progress(), refused.refusal());
    }
    String before =
        ((Outcome.Done<List<SlackUserId>>) filled)
            .value().stream().map(SlackUserId::value).sorted().collect(Collectors.joining(","));
    return new Applied(ids, wanted, !before.equals(wanted), before, problem, Optional.empty());
  }

  private Applied topic(Row row, List<Responder> people, String ids) {
    var names = people.stream().map(Responder::name).distinct().sorted().toList();
    var written = slack.writeTopic(row.follow().place(), names);
    if (written instanceof Outcome.Refused<Boolean> refused) {
      return Applied.refused(row.progress(), refused.refusal());
    }
    boolean changed = ((Outcome.Done<Boolean>) written).value();
    @Nullable String before = row.progress().written().isEmpty() ? null : row.progress().written();
    return new Applied(
        ids, String.join(", ", names), changed, before, Optional.empty(), Optional.empty());
  }
}
