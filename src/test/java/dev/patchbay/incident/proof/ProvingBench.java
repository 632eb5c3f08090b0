package dev.patchbay.incident.proof;

import dev.patchbay.audit.AuditLog;
import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.jobs.Job.Next;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.sandbox.pagerduty.account.Member;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.sandbox.pagerduty.account.SimulatedIncident;
import dev.patchbay.sandbox.pagerduty.account.SimulatedService;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.FixedRights;
import dev.patchbay.support.PagerDutyAccount;
import dev.patchbay.token.Person;
import dev.patchbay.token.Rights;
import dev.patchbay.webhook.Subscriptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Proofs of one connection against a simulated PagerDuty, run by run. */
final class ProvingBench implements AutoCloseable, ProofAnswers, Subscriptions {
  final ProofBench bench;
  final PagerDutyAccount pagerDuty = new PagerDutyAccount();
  final Member ada;
  final List<String> told = new ArrayList<>();
  Outcome<Credential> login;
  Credential app;
  private Optional<Instant> pinged = Optional.empty();

  ProvingBench(DatabaseKind kind, Role role) {
    bench = new ProofBench(kind);
    ada = pagerDuty.person("Ada", role);
    login = Outcome.done(pagerDuty.credential(ada));
    app = pagerDuty.app();
    pagerDuty
        .simulator()
        .account()
        .put(new SimulatedService(bench.key.service().value(), "Checkout API"));
  }

  /** A process that began just now: it knows what is stored. */
  ProveConnection fresh() {
    var client = pagerDuty.client();
    return new ProveConnection(
        bench.database.transactions(),
        bench.jobs,
        bench.clock,
        new ProveConnection.Tools(
            client.incidents(),
            client.services(),
            rights(),
            this,
            bench.connections,
            bench.tests,
            bench.pressed,
            (incident, service) -> told.add("searched"),
            request -> told.add("pressed"),
            this,
            new AuditLog(bench.database.transactions(), bench.clock),
            Refusal::toString));
  }

  private Rights rights() {
    var people = new FixedRights(actor -> login);
    return new Rights() {
      @Override
      public Outcome<Credential> of(Actor actor, Place place) {
        return people.of(actor, place);
      }

      @Override
      public Outcome<Credential> of(Actor actor) {
        return people.of(actor);
      }

      @Override
      public Outcome<Credential> own(Actor actor) {
        return people.own(actor);
      }

      @Override
      public Optional<Person> who(Actor actor) {
        return Optional.of(
            new Person(actor, ada.id(), ada.name(), ada.email(), Set.of(), bench.clock.instant()));
      }

      @Override
      public Credential app() {
        return app;
      }
    };
  }

  long start() {
    fresh().start(ProofBench.ADA, bench.connection());
    return proof().orElseThrow().id();
  }

  Optional<Proof> proof() {
    return new ProofStore(bench.database.transactions()).find(bench.key);
  }

  /** Runs the job, each time in a fresh process, until it waits for something or is finished. */
  Next drive(long id) {
    Next next = new Next.Again(Duration.ZERO);
    while (next instanceof Next.Again again && again.delay().isZero()) {
      next = fresh().run(id);
    }
    return next;
  }

  List<SimulatedIncident> incidents() {
    return pagerDuty.simulator().incidents();
  }

  void pingArrives() {
    pinged = Optional.of(bench.clock.instant());
  }

  @Override
  public void askForPress(Proof proof) {
    told.add("press " + proof.number());
  }

  @Override
  public void proven(Proof proof) {
    told.add("proven");
  }

  @Override
  public void failed(Proof proof, boolean resolved) {
    var failure = proof.failure().orElseThrow();
    told.add(failure.step() + " " + failure.cause() + (resolved ? " resolved" : " unresolved"));
  }

  @Override
  public Outcome<String> ensure(Credential app) {
    return Outcome.done("W1");
  }

  @Override
  public Outcome<Boolean> release(Credential app) {
    return Outcome.done(false);
  }

  @Override
  public Outcome<Boolean> delivers(Credential app) {
    return Outcome.done(true);
  }

  @Override
  public Outcome<Boolean> ping(Credential app) {
    told.add("ping");
    return Outcome.done(true);
  }

  @Override
  public Optional<Instant> lastPing() {
    return pinged;
  }

  @Override
  public void close() {
    pagerDuty.close();
    bench.close();
  }
}
