package dev.patchbay.incident;

import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.db.Lease;
import dev.patchbay.db.Leases;
import dev.patchbay.incident.IncidentAudit.Notes;
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
 * One run of a click: finds the incident among the candidates, reads it under its lease, and
 * changes it only if it is not past that. May be repeated at any point. Thread-safe.
 */
final class ChangeAttempt {
  /** Longer than reading, writing, reading again and changing the message may take. */
  private static final Duration LEASE = Duration.ofMinutes(1);

  /** PagerDuty's numbers for already resolved and already acknowledged (reference §4). */
  private static final Set<String> ALREADY = Set.of("1001", "1002");

  private static final Refusal MAYBE_DONE =
      new Refusal.Unavailable(Refusal.Vendor.PAGERDUTY, "an earlier attempt had no answer");

  private final ChangeDependencies needs;
  private final ChangeStore store;
  private final Leases leases;
  private final BiConsumer<StoredChange, ChangeResult> answer;

  /**
   * @param answer shows a result; called under the lease, so that no older state of an incident is
   *     written over a newer one
   */
  ChangeAttempt(
      ChangeDependencies needs,
      ChangeStore store,
      Leases leases,
      BiConsumer<StoredChange, ChangeResult> answer) {
    this.needs = needs;
    this.store = store;
    this.leases = leases;
    this.answer = answer;
  }

  Outcome<ChangeResult> carryOut(StoredChange change, Notes notes) {
    var request = change.request();
    return needs
        .rights()
        .of(request.actor(), request.place())
        .map(credential -> needs.audit().noted(credential, request.actor(), notes))
        .then(credential -> tryEach(credential, change, notes));
  }

  private Outcome<ChangeResult> tryEach(Credential credential, StoredChange change, Notes notes) {
    var candidates = change.request().candidates();
    for (var candidate : candidates) {
      var outcome = underLease(credential, change, candidate, notes);
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
  private Optional<Outcome<ChangeResult>> underLease(
      Credential credential, StoredChange change, String candidate, Notes notes) {
    var lease = leases.tryAcquire("incident:" + candidate, "click " + change.id(), LEASE);
    if (lease.isEmpty()) {
      return Optional.of(Outcome.done(new ChangeResult.Busy()));
    }
    IncidentId found;
    try {
      var read = needs.incidents().get(credential, candidate);
      if (isNoSuchIncident(read)) {
        return Optional.empty();
      }
      if (!(read instanceof Outcome.Done<Incident> done)) {
        return Optional.of(read.map(ChangeAttempt::past));
      }
      notes.met(done.value());
      found = done.value().id();
      if (found.value().equals(candidate)) {
        var outcome = onRead(lease.get(), credential, change, done.value(), notes);
        if (outcome instanceof Outcome.Done<ChangeResult> result) {
          answer.accept(change, result.value());
        }
        return Optional.of(outcome);
      }
    } finally {
      lease.get().close();
    }
    return underLease(credential, change, found.value(), notes);
  }

  private Outcome<ChangeResult> onRead(
      Lease lease, Credential credential, StoredChange change, Incident incident, Notes notes) {
    var request = change.request();
    if (request.change().isPast(incident.status())) {
      return Outcome.done(wasOurs(change, incident) ? changed(change, incident) : past(incident));
    }
    var rights =
        onlyOwn(request.place(), incident)
            ? needs
                .rights()
                .own(request.actor())
                .map(own -> needs.audit().noted(own, request.actor(), notes))
            : Outcome.done(credential);
    return rights.then(holder -> change(lease, holder, change, incident));
  }

  private Outcome<ChangeResult> change(
      Lease lease, Credential credential, StoredChange change, Incident incident) {
    var wanted = change.request().change();
    if (change.state() == StoredChange.State.ACTING && !wanted.repeatable()) {
      return Outcome.refused(MAYBE_DONE);
    }
    // Whoever stalled until another took the incident must not act on what it read before.
    store.acts(change.id(), lease);
    var put = wanted.in(call(credential, change, incident));
    if (put instanceof Outcome.Refused<Incident> paused
        && paused.refusal() instanceof Refusal.RateLimited) {
      store.become(change.id(), StoredChange.State.QUEUED);
    }
    if (put instanceof Outcome.Refused<Incident> refused
        && refused.refusal() instanceof Refusal.Rejected rejected
        && ALREADY.contains(rejected.code())) {
      return needs.incidents().get(credential, incident.id().value()).map(ChangeAttempt::past);
    }
    return put.map(now -> changed(change, now));
  }

  private ChangeCall call(Credential credential, StoredChange change, Incident incident) {
    return new ChangeCall(needs, credential, incident, () -> requester(change));
  }

  /** Asking responders needs to say in whose name. */
  private Outcome<String> requester(StoredChange change) {
    return person(change)
        .map(person -> Outcome.done(person.pagerDutyUserId()))
        .orElseGet(
            () ->
                Outcome.refused(
                    new Refusal.Rejected(
                        Refusal.Vendor.PAGERDUTY,
                        "no_login",
                        "asking responders needs your own PagerDuty login")));
  }

  private boolean onlyOwn(Place place, Incident incident) {
    return incident
        .service()
        .flatMap(service -> needs.connections().find(new ConnectionKey(place, service)))
        .filter(connection -> connection.options().restrict() == Restrict.PD_USERS)
        .isPresent();
  }

  /** An earlier run of this click told PagerDuty and died before it could answer. */
  private boolean wasOurs(StoredChange change, Incident incident) {
    return change.state() == StoredChange.State.ACTING
        && change.request().change().status().filter(incident.status()::equals).isPresent()
        && person(change)
            .filter(
                person ->
                    actors(incident).anyMatch(one -> one.id().equals(person.pagerDutyUserId())))
            .isPresent();
  }

  private ChangeResult changed(StoredChange change, Incident incident) {
    var own = person(change);
    var by =
        incident
            .changedBy()
            .filter(party -> party.type().startsWith("user"))
            .map(Incident.Party::name)
            .filter(name -> !name.isBlank())
            .or(() -> own.map(Person::name))
            .or(() -> actors(incident).map(Incident.Party::name).findFirst())
            .orElse("");
    return new ChangeResult.Changed(IncidentState.of(incident, names(incident)), by);
  }

  private static ChangeResult past(Incident incident) {
    return new ChangeResult.Past(IncidentState.of(incident, names(incident)));
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

  private Optional<Person> person(StoredChange change) {
    return needs.rights().who(change.request().actor());
  }

  /** PagerDuty may well answer 400 to what has not even the shape of an id. */
  private static boolean isNoSuchIncident(Outcome<Incident> read) {
    return read instanceof Outcome.Refused<Incident> refused
        && (refused.refusal() instanceof Refusal.NotFound
            || refused.refusal() instanceof Refusal.Rejected);
  }
}
