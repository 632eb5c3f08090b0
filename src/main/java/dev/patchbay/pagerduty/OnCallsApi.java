package dev.patchbay.pagerduty;

import dev.patchbay.core.Outcome;
import dev.patchbay.pagerduty.Incident.Party;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** GET /oncalls: who is on call (reference/pagerduty.md §2.5). Thread-safe. */
public final class OnCallsApi {
  /**
   * Which on-calls are asked for.
   *
   * @param users by id; none: all
   * @param policies by id; none: all
   * @param since empty: now
   * @param until at most 90 days ahead; empty: now
   * @param earliest only the first on-call of each user on each level of each policy
   */
  public record Query(
      List<String> users,
      List<String> policies,
      Optional<Instant> since,
      Optional<Instant> until,
      boolean earliest) {
    public Query {
      users = List.copyOf(users);
      policies = List.copyOf(policies);
    }

    /** Everybody who is on call now for one of these policies. */
    public static Query ofPolicies(List<String> policies) {
      return new Query(List.of(), policies, Optional.empty(), Optional.empty(), false);
    }

    /** What one user is on call for now. */
    public static Query ofUser(String user) {
      return new Query(List.of(user), List.of(), Optional.empty(), Optional.empty(), false);
    }

    /** The same from {@code from} on until {@code to}. */
    public Query between(Instant from, Instant to) {
      return new Query(users, policies, Optional.of(from), Optional.of(to), earliest);
    }

    /** Only the first on-call of each user on each level of each policy. */
    public Query first() {
      return new Query(users, policies, since, until, true);
    }
  }

  private final Pages pages;

  OnCallsApi(HttpExchange exchange) {
    this.pages = new Pages(exchange, OnCallsApi::key);
  }

  /** The on-calls that {@code query} asks for, with the users' addresses, in PagerDuty's order. */
  public Outcome<List<OnCall>> list(Credential credential, Query query) {
    Call call = Call.list("/oncalls", Map.of("include[]", "users"));
    if (!query.users().isEmpty()) {
      call = call.each("user_ids[]", query.users());
    }
    if (!query.policies().isEmpty()) {
      call = call.each("escalation_policy_ids[]", query.policies());
    }
    call = query.since().map(asked(call, "since")).orElse(call);
    call = query.until().map(asked(call, "until")).orElse(call);
    if (query.earliest()) {
      call = call.with(Map.of("earliest", "true"));
    }
    return pages.until(row -> false, credential, call, "oncalls", OnCallsApi::onCall);
  }

  private static Function<Instant, Call> asked(Call call, String name) {
    return at -> call.with(Map.of(name, at.truncatedTo(ChronoUnit.SECONDS).toString()));
  }

  private static String key(ReplyJson row) {
    return String.join(
        " ",
        row.object("user").textOr("id", ""),
        row.object("escalation_policy").textOr("id", ""),
        Long.toString(row.numberOr("escalation_level", 1)),
        row.maybe("schedule").map(schedule -> schedule.textOr("id", "")).orElse(""),
        row.textOr("start", ""));
  }

  private static OnCall onCall(ReplyJson row) {
    ReplyJson user = row.object("user");
    return new OnCall(
        party(user),
        user.textOr("email", ""),
        party(row.object("escalation_policy")),
        row.maybe("schedule").map(OnCallsApi::party),
        (int) row.numberOr("escalation_level", 1),
        time(row.textOr("start", "")),
        time(row.textOr("end", "")));
  }

  private static Party party(ReplyJson one) {
    String id = one.text("id");
    return new Party(id, one.textOr("type", ""), one.textOr("summary", one.textOr("name", id)));
  }

  /** A time that cannot be read must not pass for always. */
  private static Optional<Instant> time(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      throw new WrongAnswerException("the time of an on-call cannot be read");
    }
  }
}
