package dev.patchbay.incident.oncall;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.ServiceId;
import dev.patchbay.incident.oncall.FindPolicy.Followed;
import dev.patchbay.incident.oncall.FindPolicy.Found;
import dev.patchbay.incident.oncall.Shift.Policy;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.OnCall;
import dev.patchbay.pagerduty.OnCallsApi;
import dev.patchbay.pagerduty.OnCallsApi.Query;
import dev.patchbay.pagerduty.PagerDutyLinks;
import dev.patchbay.token.Rights;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Who is on call for services and escalation policies, with the asking person's own login. */
public final class WhoIsOnCall {
  /** How far ahead it is looked for who is next. */
  private static final Duration AHEAD = Duration.ofDays(14);

  /**
   * What was found for the words.
   *
   * @param rosters for each policy that was meant
   * @param choice where it is not clear what was meant; else empty
   */
  public record Answer(List<Roster> rosters, Found choice) {}

  private final FindPolicy find;
  private final OnCallsApi onCalls;
  private final PagerDutyLinks links;
  private final Rights rights;
  private final Clock clock;

  public WhoIsOnCall(
      FindPolicy find, OnCallsApi onCalls, PagerDutyLinks links, Rights rights, Clock clock) {
    this.find = find;
    this.onCalls = onCalls;
    this.links = links;
    this.rights = rights;
    this.clock = clock;
  }

  /** For the service or policy that the words name; for both where both have the name. */
  public Outcome<Answer> named(Actor actor, String words) {
    return rights.own(actor).then(credential -> named(credential, words));
  }

  /** The same with the permissions of {@code credential}. */
  public Outcome<Answer> named(Credential credential, String words) {
    return find.find(credential, words)
        .then(found -> rosters(credential, found.policies()).map(all -> new Answer(all, found)));
  }

  /** For the policies of these services; those that the person cannot see are left out. */
  public Outcome<List<Roster>> ofServices(Actor actor, List<ServiceId> services) {
    return find.ofServices(actor, services).then(followed -> rosters(actor, followed));
  }

  private Outcome<List<Roster>> rosters(Actor actor, List<Followed> policies) {
    return rights.own(actor).then(credential -> rosters(credential, policies));
  }

  private Outcome<List<Roster>> rosters(Credential credential, List<Followed> policies) {
    if (policies.isEmpty()) {
      return Outcome.done(List.of());
    }
    Instant now = clock.instant();
    Query query = Query.ofPolicies(policies.stream().map(each -> each.policy().id()).toList());
    return onCalls
        .list(credential, query)
        .map(
            current -> {
              // Without what comes next the answer is still worth having.
              List<OnCall> later =
                  onCalls.list(credential, query.first().between(now, now.plus(AHEAD)))
                          instanceof Outcome.Done<List<OnCall>> done
                      ? done.value()
                      : List.of();
              return policies.stream().map(each -> roster(each, current, later, now)).toList();
            });
  }

  private Roster roster(Followed followed, List<OnCall> current, List<OnCall> later, Instant now) {
    Policy policy = followed.policy();
    return new Roster(
        policy,
        followed.services(),
        Roster.levels(
            policy.id(),
            current.stream().map(Shift::of).toList(),
            later.stream().filter(row -> row.after(now)).map(Shift::of).toList()),
        links.escalationPolicy(policy.id()).toString());
  }
}
