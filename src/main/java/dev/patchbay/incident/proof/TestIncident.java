package dev.patchbay.incident.proof;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.incident.TriggerOnce;
import dev.patchbay.incident.card.TestCards;
import dev.patchbay.incident.proof.ProofFailure.Cause;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.Incident;
import dev.patchbay.pagerduty.IncidentDraft;
import dev.patchbay.pagerduty.IncidentsApi;
import dev.patchbay.pagerduty.Service;
import dev.patchbay.pagerduty.ServicesApi;
import dev.patchbay.token.Person;
import dev.patchbay.token.Rights;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes a proof's test incident, once, and resolves it. Calls PagerDuty. Thread-safe. */
final class TestIncident {
  private static final Duration AWAY = Duration.ofSeconds(5);
  private static final String RESOLVED = "resolved";

  private final IncidentsApi incidents;
  private final ServicesApi services;
  private final Rights rights;
  private final TestCards cards;
  private final ProofStore store;
  private final Function<Refusal, String> words;

  TestIncident(
      IncidentsApi incidents,
      ServicesApi services,
      Rights rights,
      TestCards cards,
      ProofStore store,
      Function<Refusal, String> words) {
    this.incidents = incidents;
    this.services = services;
    this.rights = rights;
    this.cards = cards;
    this.store = store;
    this.words = words;
  }

  /** As the person who asked, and assigned to them: PagerDuty notifies nobody else of it. */
  StepResult make(Proof proof) {
    var own = rights.own(proof.by());
    if (own instanceof Outcome.Refused<Credential> refused) {
      return not(refused.refusal());
    }
    var credential = ((Outcome.Done<Credential>) own).value();
    if (!proof.tried()) {
      var taking = taking(proof, credential);
      if (taking.isPresent()) {
        return taking.get();
      }
    }
    var created =
        new TriggerOnce(incidents)
            .trigger(credential, draft(proof), proof.tried(), () -> store.tries(proof.id()));
    return created instanceof Outcome.Done<Incident> done
        ? made(proof, done.value())
        : not(((Outcome.Refused<Incident>) created).refusal());
  }

  /** Empty where the service takes incidents. */
  private Optional<StepResult> taking(Proof proof, Credential credential) {
    var asked = services.get(credential, proof.key().service());
    if (asked instanceof Outcome.Refused<Service> refused) {
      return Optional.of(not(refused.refusal()));
    }
    return Optional.ofNullable(
        switch (((Outcome.Done<Service>) asked).value().status()) {
          case "disabled" -> new StepResult.Fails(Cause.SERVICE_DISABLED, "");
          case "maintenance" -> new StepResult.Fails(Cause.SERVICE_IN_MAINTENANCE, "");
          default -> null;
        });
  }

  private IncidentDraft draft(Proof proof) {
    return new IncidentDraft(
        proof.key().service(),
        "Test by Patchbay: nothing is wrong",
        "Patchbay made this incident because someone ran /pd prove in Slack, to see whether"
            + " incidents of this service reach a channel there. It is resolved within minutes.",
        Optional.of("low"),
        Optional.empty(),
        rights.who(proof.by()).map(Person::pagerDutyUserId).map(List::of).orElse(List.of()),
        Optional.empty(),
        proof.incidentKey());
  }

  private StepResult made(Proof proof, Incident incident) {
    if (incident.status().equals(RESOLVED)) {
      return new StepResult.Fails(Cause.SUPPRESSED, "");
    }
    return new StepResult.Come(
        () -> {
          store.made(proof.id(), incident.id(), incident.number());
          cards.begin(incident.id());
        });
  }

  private StepResult not(Refusal why) {
    if (why instanceof Refusal.RateLimited limited) {
      return new StepResult.Wait(limited.delay());
    }
    if (why instanceof Refusal.Unavailable || why instanceof Refusal.Busy) {
      return new StepResult.Wait(AWAY);
    }
    boolean loggedOut = why instanceof Refusal.NotLoggedIn || why instanceof Refusal.LoginEnded;
    return new StepResult.Fails(
        loggedOut ? Cause.LOGGED_OUT : Cause.REFUSED, loggedOut ? "" : words.apply(why));
  }

  /** Done and true: it is resolved, or there is none. Refused: to be tried again. */
  Outcome<Boolean> resolve(Proof proof) {
    var own = rights.own(proof.by()).then(credential -> resolve(proof, credential));
    return own instanceof Outcome.Refused<Boolean> refused && !passes(refused.refusal())
        ? resolve(proof, asApp(proof))
        : own;
  }

  /** Where the person's permissions ended meanwhile, Patchbay puts away what it made for them. */
  private Credential asApp(Proof proof) {
    var app = rights.app();
    return proof.email().isBlank() ? app : app.actingFor(proof.email());
  }

  private Outcome<Boolean> resolve(Proof proof, Credential credential) {
    Outcome<Optional<Incident>> found =
        proof.incident().isPresent()
            ? incidents.get(credential, proof.incident().get().value()).map(Optional::of)
            : incidents.withKey(credential, proof.key().service(), proof.incidentKey());
    return found.then(
        incident ->
            incident.filter(one -> !one.status().equals(RESOLVED)).isEmpty()
                ? Outcome.done(true)
                : incidents
                    .resolve(credential, incident.get().id(), Optional.empty())
                    .map(now -> true));
  }

  private static boolean passes(Refusal why) {
    return why instanceof Refusal.RateLimited
        || why instanceof Refusal.Unavailable
        || why instanceof Refusal.Busy;
  }
}
