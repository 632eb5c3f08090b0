package dev.patchbay.incident.card;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.Job.Next;
import dev.patchbay.jobs.Lane;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.Incident;
import dev.patchbay.pagerduty.IncidentsApi;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks PagerDuty how an incident is, a moment after its events: these leave out the number of its
 * alerts, and who holds it. Nobody waits for it.
 */
public final class CardRefresh {
  static final String JOB = "card-refresh";
  private static final Logger log = LoggerFactory.getLogger(CardRefresh.class);
  private static final Duration CHANGED = Duration.ofSeconds(1);
  private static final Duration AWAY = Duration.ofSeconds(30);

  private final Cards cards;
  private final IncidentsApi incidents;
  private final Supplier<Credential> app;
  private final Clock clock;

  public CardRefresh(Cards cards, IncidentsApi incidents, Supplier<Credential> app, Clock clock) {
    this.cards = cards;
    this.incidents = incidents;
    this.app = app;
    this.clock = clock;
  }

  /** To be registered with the job runner. */
  public Job job() {
    return new Job(JOB, Lane.BULK, this::run, id -> {});
  }

  private Next run(String subject) {
    var incident = CardKeys.incident(subject);
    var seen = cards.find(incident);
    var asked = incidents.get(app.get(), incident.value());
    if (asked instanceof Outcome.Done<Incident> done) {
      return cards.asked(seen, done.value()) ? new Next.Finished() : new Next.Again(CHANGED);
    }
    var why = ((Outcome.Refused<Incident>) asked).refusal();
    if (why instanceof Refusal.RateLimited limited) {
      return new Next.NotBefore(clock.instant().plus(limited.delay()));
    }
    if (why instanceof Refusal.Unavailable) {
      return new Next.NotBefore(clock.instant().plus(AWAY));
    }
    log.info("Could not read an incident from PagerDuty incident={} why={}", incident, why);
    return new Next.Finished();
  }
}
