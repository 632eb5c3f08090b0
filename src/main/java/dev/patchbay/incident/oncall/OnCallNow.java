package dev.patchbay.incident.oncall;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.OnCall;
import dev.patchbay.pagerduty.OnCallsApi;
import dev.patchbay.pagerduty.OnCallsApi.Query;
import dev.patchbay.pagerduty.UsersApi;
import dev.patchbay.token.Person;
import dev.patchbay.token.Rights;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether a person is on call now. With the permissions of whoever asks, in two requests, rarely
 * three. Thread-safe.
 */
public final class OnCallNow {
  /** Rotations mostly hand over within this. */
  private static final Duration SOON = Duration.ofDays(14);

  /** How far ahead PagerDuty answers (reference/pagerduty.md §2.5). */
  private static final Duration FARTHEST = Duration.ofDays(89);

  /**
   * What a person is on call for.
   *
   * @param now what ends last comes first
   * @param next what begins first after now; empty where nothing does within 89 days
   */
  public record Mine(List<Shift> now, Optional<Shift> next) {
    public Mine {
      now = List.copyOf(now);
    }
  }

  private final OnCallsApi onCalls;
  private final UsersApi users;
  private final Rights rights;
  private final Clock clock;

  public OnCallNow(OnCallsApi onCalls, UsersApi users, Rights rights, Clock clock) {
    this.onCalls = onCalls;
    this.users = users;
    this.rights = rights;
    this.clock = clock;
  }

  /** What {@code actor}, who asks in {@code place}, is on call for now, and next. */
  public Outcome<Mine> of(Actor actor, Place place) {
    return rights
        .of(actor, place)
        .then(credential -> userId(actor, credential).then(user -> of(credential, user)));
  }

  private Outcome<Mine> of(Credential credential, String user) {
    Instant now = clock.instant();
    Query query = Query.ofUser(user);
    return onCalls
        .list(credential, query)
        .then(
            current ->
                onCalls
                    .list(credential, query.between(now, now.plus(SOON)))
                    .then(
                        soon ->
                            current.isEmpty() && next(soon, now).isEmpty()
                                ? onCalls.list(
                                    credential, query.first().between(now, now.plus(FARTHEST)))
                                : Outcome.done(soon))
                    .map(later -> new Mine(current(current), next(later, now))));
  }

  private static List<Shift> current(List<OnCall> rows) {
    return rows.stream()
        .map(Shift::of)
        .sorted(
            Comparator.comparing(
                shift -> shift.end().orElse(Instant.MAX), Comparator.reverseOrder()))
        .toList();
  }

  private static Optional<Shift> next(List<OnCall> rows, Instant now) {
    return rows.stream()
        .filter(row -> row.after(now))
        .min(Comparator.comparing(row -> row.start().orElse(now)))
        .map(Shift::of);
  }

  /** Who someone without a login is follows from the address in whose name they act. */
  private Outcome<String> userId(Actor actor, Credential credential) {
    Optional<String> known = rights.who(actor).map(Person::pagerDutyUserId);
    if (known.isPresent()) {
      return Outcome.done(known.get());
    }
    return credential
        .whose()
        .from()
        .map(
            address ->
                users
                    .byEmail(credential, address)
                    .then(
                        found ->
                            found.size() == 1
                                ? Outcome.done(found.get(0).id())
                                : Outcome.<String>refused(new Refusal.NotLoggedIn())))
        .orElseGet(() -> Outcome.refused(new Refusal.NotLoggedIn()));
  }
}
