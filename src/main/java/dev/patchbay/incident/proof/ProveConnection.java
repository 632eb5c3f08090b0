package dev.patchbay.incident.proof;

import dev.patchbay.audit.AuditEntry;
import dev.patchbay.audit.AuditLog;
import dev.patchbay.audit.AuditOrigin;
import dev.patchbay.core.Actor;
import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.ServiceId;
import dev.patchbay.db.Transactions;
import dev.patchbay.incident.ChangeRequest;
import dev.patchbay.incident.card.PressedMessages;
import dev.patchbay.incident.card.TestCards;
import dev.patchbay.incident.proof.ProofFailure.Cause;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.Job.Next;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.jobs.Lane;
import dev.patchbay.pagerduty.IncidentsApi;
import dev.patchbay.pagerduty.ServicesApi;
import dev.patchbay.token.Person;
import dev.patchbay.token.Rights;
import dev.patchbay.webhook.Subscriptions;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Connections;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proves that a connection works: a low-urgency test incident, made as the person who asked, goes
 * the whole way from PagerDuty to the channel and back. Each step is stored before the next begins
 * and has a limit; whatever fails, and after any crash, the incident is resolved and its messages
 * go. Thread-safe.
 */
public final class ProveConnection {
  private static final Logger log = LoggerFactory.getLogger(ProveConnection.class);
  private static final String JOB = "proof";
  private static final Duration FORGOTTEN = Duration.ofMinutes(10);

  /** Where a failure says that incidents do not reach the channel; a person may just not press. */
  private static final Set<ProofStep> TELLING =
      Set.of(ProofStep.PING, ProofStep.EVENT, ProofStep.MESSAGE, ProofStep.UPDATE);

  /**
   * What a proof needs of others.
   *
   * @param search looks for messages that PagerDuty posted of an incident, where that is possible
   * @param press stores and carries out a press, as if a person had made it
   * @param words why something was refused, as a clause
   */
  public record Tools(
      IncidentsApi incidents,
      ServicesApi services,
      Rights rights,
      Subscriptions subscriptions,
      Connections connections,
      TestCards cards,
      PressedMessages pressed,
      BiConsumer<IncidentId, Optional<ServiceId>> search,
      Consumer<ChangeRequest> press,
      ProofAnswers answers,
      AuditLog audit,
      Function<Refusal, String> words) {}

  private final Transactions transactions;
  private final Jobs jobs;
  private final Clock clock;
  private final Tools tools;
  private final ProofStore store;
  private final ProofSteps steps;

  public ProveConnection(Transactions transactions, Jobs jobs, Clock clock, Tools tools) {
    this.transactions = transactions;
    this.jobs = jobs;
    this.clock = clock;
    this.tools = tools;
    this.store = new ProofStore(transactions);
    var incident =
        new TestIncident(
            tools.incidents(),
            tools.services(),
            tools.rights(),
            tools.cards(),
            store,
            tools.words());
    this.steps = new ProofSteps(store, incident, tools);
  }

  /** Stores the proof and its job; false where one of this connection is under way. */
  public boolean start(Actor by, Connection connection) {
    var email = tools.rights().who(by).map(Person::email).orElse("");
    return transactions.call(
        handle -> {
          var key = "patchbay-proof-" + UUID.randomUUID();
          var added = store.add(connection, by, email, key, clock.instant());
          added.ifPresent(id -> jobs.submit(JOB, Long.toString(id)));
          return added.isPresent();
        });
  }

  public boolean underWay(ConnectionKey key) {
    return store.find(key).isPresent();
  }

  /** To be registered with the job runner. */
  public Job job() {
    return new Job(
        JOB,
        Lane.PEOPLE,
        id -> run(Long.parseLong(id)),
        id -> log.error("Proof {} failed; next try within minutes", id));
  }

  /** Takes up again what was given up; to be called every few minutes. */
  public void wake() {
    var before = clock.instant().minus(FORGOTTEN);
    store.begunBefore(before).forEach(id -> jobs.submit(JOB, Long.toString(id)));
  }

  Next run(long id) {
    var found = store.find(id);
    if (found.isEmpty()) {
      return new Next.Finished();
    }
    var proof = found.get();
    if (!proof.step().tidies() && !stands(proof)) {
      return fail(proof, new ProofFailure(proof.step(), Cause.CONNECTION_CHANGED, ""));
    }
    var result = steps.take(proof);
    if (result instanceof StepResult.Come come) {
      return enter(proof, come);
    }
    if (result instanceof StepResult.Fails fails) {
      return fail(proof, new ProofFailure(proof.step(), fails.cause(), fails.detail()));
    }
    return clock.instant().isBefore(proof.stepSince().plus(proof.step().limit()))
        ? new Next.Again(((StepResult.Wait) result).pause())
        : fail(proof, new ProofFailure(proof.step(), Cause.LATE, ""));
  }

  private boolean stands(Proof proof) {
    return tools
        .connections()
        .find(proof.key())
        .filter(connection -> connection.delivery().kind() == proof.delivery())
        .isPresent();
  }

  private Next enter(Proof proof, StepResult.Come come) {
    var next = proof.step().next(proof.delivery());
    if (next.isEmpty()) {
      return end(proof, come.stored());
    }
    transactions.together(
        () -> {
          come.stored().run();
          store.enter(proof.id(), next.get(), clock.instant());
        });
    return new Next.Again(Duration.ZERO);
  }

  private Next fail(Proof proof, ProofFailure failure) {
    log.info("Proof {} of {} failed: {}", proof.id(), proof.key(), failure);
    return switch (proof.step()) {
      case CLEAN, SETTLE -> end(proof, () -> {});
      case RESOLVE -> {
        transactions.run(handle -> store.fail(proof.id(), failure));
        tools.answers().failed(store.find(proof.id()).orElseThrow(), false);
        store.enter(proof.id(), ProofStep.SETTLE, clock.instant());
        yield new Next.Again(Duration.ZERO);
      }
      default -> {
        transactions.run(handle -> store.fail(proof.id(), failure));
        var failed = store.find(proof.id()).orElseThrow();
        if (!failed.mayHaveIncident()) {
          yield end(failed, () -> {});
        }
        store.enter(proof.id(), ProofStep.RESOLVE, clock.instant());
        yield new Next.Again(Duration.ZERO);
      }
    };
  }

  /** Tells before it forgets: told twice after a crash is better than never. */
  private Next end(Proof proof, Runnable stored) {
    remember(proof);
    if (proof.step() != ProofStep.SETTLE) {
      if (proof.failure().isPresent()) {
        tools.answers().failed(proof, true);
      } else {
        tools.answers().proven(proof);
      }
    }
    transactions.together(
        () -> {
          stored.run();
          store.delete(proof.id());
          record(proof);
        });
    return new Next.Finished();
  }

  private void remember(Proof proof) {
    var failure = proof.failure();
    if (failure.isEmpty()) {
      tools.connections().proven(proof.key(), clock.instant());
    } else if (TELLING.contains(failure.get().step()) && failure.get().cause() == Cause.LATE) {
      var reason = "in a test, " + failure.get().step().missing();
      tools.connections().unproven(proof.key(), reason, clock.instant());
    }
  }

  private void record(Proof proof) {
    tools
        .audit()
        .record(
            new AuditEntry(
                proof.by().user().value(),
                tools.rights().who(proof.by()).map(Person::pagerDutyUserId).orElse(""),
                AuditOrigin.slack(),
                "prove",
                Optional.of(proof.key().team()),
                Optional.of(proof.key().channel()),
                Optional.of(proof.key().service()),
                proof.incident(),
                Map.of(),
                Optional.empty(),
                proof.failure().isEmpty() ? AuditEntry.DONE : AuditEntry.REFUSED,
                proof.failure().map(ProveConnection::why)));
  }

  private static String why(ProofFailure failure) {
    return failure.step().missing()
        + (failure.detail().isBlank() ? "" : " (" + failure.detail() + ")");
  }
}
