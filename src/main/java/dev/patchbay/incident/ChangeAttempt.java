package dev.patchbay.incident;

import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.db.Leases;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.Incident;
import dev.patchbay.token.Person;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Restrict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * One run of a click: finds the incident among the candidates, reads it under its claim, and
 * changes it only if it is not past that. May be repeated at any point. Thread-safe.
 */
final class ChangeAttempt {
  /** Longer than reading, writing, reading again and changing the message may take. */
  private static final Duration LEASE = Duration.ofMinutes(1);

  /** PagerDuty's numbers for already resolved and already acknowledged (reference §4). */
  private static final Set<String> ALREADY = Set.of("1001", "1002");

  private final ChangeDependencies needs;
  private final ChangeStore clicks;
  private final Leases claims;
  private final BiConsumer<StoredChange, ChangeResult> answer;

  /**
   * @param answer shows a result; called under the claim, so that no older state of an incident is
   *     written over a newer one
   */
  ChangeAttempt(
      ChangeDependencies needs,
      ChangeStore clicks,
      Leases claims,
      BiConsumer<StoredChange, ChangeResult> answer) {
    this.needs = needs;
    this.clicks = clicks;
    this.claims = claims;
    this.answer = answer;
  }

  Outcome<ChangeResult> carryOut(StoredChange click) {
    var request = click.request();
    return needs.rights().of(request.actor()).then(as -> tryEach(as, click));
  }

  private Outcome<ChangeResult> tryEach(Credential as, StoredChange click) {
    var candidates = click.request().candidates();
    for (var candidate : candidates) {
      var outcome = underClaim(as, click, candidate);
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
    return Outcome.refused(new Refusal.NotFound("incident", candidates.get(0)));
  }

  /**
   * Empty if there is no such incident; once one was read, its answer is the click's. The candidate
   * is mostly the incident's id, so it is claimed before it is read: what was read then still holds
   * when it is changed. Where it is a number, the id is claimed in its stead.
   */
  private Optional<Outcome<ChangeResult>> underClaim(
      Credential as, StoredChange click, String candidate) {
    var claim = claims.tryHold("incident:" + candidate, "click " + click.id(), LEASE);
    if (claim.isEmpty()) {
      return Optional.of(Outcome.done(new ChangeResult.Busy()));
    }
    IncidentId found;
    try {
      var read = needs.incidents().get(as, candidate);
      if (isNoSuchIncident(read)) {
        return Optional.empty();
      }
      if (!(read instanceof Outcome.Done<Incident> done)) {
        return Optional.of(read.map(ChangeAttempt::past));
      }
      found = done.value().id();
      if (found.value().equals(candidate)) {
        var outcome = onRead(as, click, done.value());
        if (outcome instanceof Outcome.Done<ChangeResult> result) {
          answer.accept(click, result.value());
        }
        return Optional.of(outcome);
      }
    } finally {
      claim.get().close();
    }
    return underClaim(as, click, found.value());
  }

  private Outcome<ChangeResult> onRead(Credential as, StoredChange click, Incident incident) {
    var request = click.request();
    if (request.change().isPast(incident.status())) {
      return Outcome.done(wasOurs(click, incident) ? changed(click, incident) : past(incident));
    }
    var rights =
        onlyOwn(request.place(), incident) ? needs.rights().own(request.actor()) : Outcome.done(as);
    return rights.then(holder -> change(holder, click, incident));
  }

  private Outcome<ChangeResult> change(Credential as, StoredChange click, Incident incident) {
    clicks.become(click.id(), StoredChange.State.ACTING);
    var put = tell(as, incident.id(), click.request().change());
    if (put instanceof Outcome.Refused<Incident> refused
        && refused.refusal() instanceof Refusal.Rejected rejected
        && ALREADY.contains(rejected.code())) {
      return needs.incidents().get(as, incident.id().value()).map(ChangeAttempt::past);
    }
    return put.map(now -> changed(click, now));
  }

  private Outcome<Incident> tell(Credential credential, IncidentId id, IncidentChange change) {
    return change.in(
        new IncidentChange.Cases<>() {
          @Override
          public Outcome<Incident> acknowledge() {
            return needs.incidents().change(credential, id, change.status());
          }

          @Override
          public Outcome<Incident> resolve(Optional<String> note) {
            return needs.incidents().resolve(credential, id, note);
          }
        });
  }

  private boolean onlyOwn(Place place, Incident incident) {
    return incident
        .service()
        .flatMap(service -> needs.connections().find(new ConnectionKey(place, service)))
        .filter(connection -> connection.options().restrict() == Restrict.PD_USERS)
        .isPresent();
  }

  /** An earlier run of this click told PagerDuty and died before it could answer. */
  private boolean wasOurs(StoredChange click, Incident incident) {
    return click.state() == StoredChange.State.ACTING
        && incident.status().equals(click.request().change().status())
        && person(click)
            .filter(
                person ->
                    actors(incident).anyMatch(one -> one.id().equals(person.pagerDutyUserId())))
            .isPresent();
  }

  private ChangeResult changed(StoredChange click, Incident incident) {
    var own = person(click);
    var by =
        incident
            .changedBy()
            .filter(party -> party.type().startsWith("user"))
            .map(Incident.Party::name)
            .filter(name -> !name.isBlank())
            .or(() -> own.map(Person::name))
            .or(() -> actors(incident).map(Incident.Party::name).findFirst())
            .orElse("");
    return new ChangeResult.Changed(state(incident), by);
  }

  private static ChangeResult past(Incident incident) {
    return new ChangeResult.Past(state(incident));
  }

  private static IncidentState state(Incident incident) {
    return new IncidentState(
        incident.id(),
        incident.number(),
        incident.title(),
        incident.status(),
        incident.htmlUrl(),
        incident.serviceName(),
        names(incident));
  }

  private static List<String> names(Incident incident) {
    return actors(incident)
        .map(Incident.Party::name)
        .filter(name -> !name.isBlank())
        .distinct()
        .toList();
  }

  /** Those who made it what it is; nobody for one that is merely triggered. */
  private static Stream<Incident.Party> actors(Incident incident) {
    return switch (incident.status()) {
      case "acknowledged" ->
          incident.acknowledgers().isEmpty()
              ? incident.changedBy().stream()
              : incident.acknowledgers().stream();
      case "resolved" -> incident.changedBy().stream();
      default -> Stream.empty();
    };
  }

  private Optional<Person> person(StoredChange click) {
    return needs.rights().who(click.request().actor());
  }

  /** PagerDuty may well answer 400 to what has not even the shape of an id. */
  private static boolean isNoSuchIncident(Outcome<Incident> read) {
    return read instanceof Outcome.Refused<Incident> refused
        && (refused.refusal() instanceof Refusal.NotFound
            || refused.refusal() instanceof Refusal.Rejected);
  }
}
