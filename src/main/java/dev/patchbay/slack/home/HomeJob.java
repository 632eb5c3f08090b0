package dev.patchbay.slack.home;

import com.slack.api.model.view.View;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.TeamId;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.Job.Next;
import dev.patchbay.jobs.Lane;
import dev.patchbay.slack.api.ViewsApi;
import dev.patchbay.workspace.Installation;
import dev.patchbay.workspace.Installations;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws App Homes. One that was just opened is drawn at once without PagerDuty's part, then whole.
 * The same home is never drawn by two at a time; where someone else drew it all the same, it is
 * drawn again. Thread-safe.
 */
public final class HomeJob {
  private static final Logger log = LoggerFactory.getLogger(HomeJob.class);
  private static final Duration AWAY = Duration.ofSeconds(5);
  private static final Duration CONFLICT = Duration.ofSeconds(1);

  private final Homes homes;
  private final HomeReader reader;
  private final ViewsApi views;
  private final Installations installations;
  private final Clock clock;

  public HomeJob(
      Homes homes, HomeReader reader, ViewsApi views, Installations installations, Clock clock) {
    this.homes = homes;
    this.reader = reader;
    this.views = views;
    this.installations = installations;
    this.clock = clock;
  }

  /** To be registered with the job runner. */
  public List<Job> jobs() {
    return List.of(
        new Job(
            Homes.JOB,
            Lane.PEOPLE,
            id -> draw(Visitor.of(id)),
            id -> log.warn("App Home of {} could not be drawn; it is when it is opened again", id)),
        new Job(Homes.WORKSPACE_JOB, this::drawAll));
  }

  private Next drawAll(String team) {
    homes.drawAll(team);
    installations
        .find(new TeamId(team))
        .filter(Installation::orgWide)
        .flatMap(Installation::enterprise)
        .filter(org -> !org.equals(team))
        .ifPresent(homes::drawAll);
    return new Next.Finished();
  }

  private Next draw(Visitor visitor) {
    var drawn = homes.store().find(visitor);
    if (drawn.isEmpty()) {
      return new Next.Finished();
    }
    var facts = reader.local(visitor);
    Optional<String> hash = Optional.empty();
    if (!drawn.get().greeted()) {
      var first = publish(visitor, HomeView.of(facts), hash);
      if (first instanceof Outcome.Refused<String> refused) {
        return later(visitor, refused.refusal());
      }
      hash = Optional.of(((Outcome.Done<String>) first).value());
      homes.store().greeted(visitor);
    }
    var whole = facts.with(reader.ask(visitor, drawn.get().page()));
    return publish(visitor, HomeView.of(whole), hash) instanceof Outcome.Refused<String> refused
        ? later(visitor, refused.refusal())
        : new Next.Finished();
  }

  private Outcome<String> publish(Visitor visitor, View view, Optional<String> hash) {
    return views.publish(visitor.team(), visitor.actor().user(), view, hash);
  }

  /** What passes is waited for; what Slack does not take for good is left. */
  private Next later(Visitor visitor, Refusal why) {
    log.info("App Home of {} was not drawn: {}", visitor.actor(), why);
    if (why instanceof Refusal.RateLimited limited) {
      return after(limited.delay());
    }
    if (why instanceof Refusal.Unavailable) {
      return after(AWAY);
    }
    return why instanceof Refusal.Rejected rejected && rejected.code().equals("hash_conflict")
        ? after(CONFLICT)
        : new Next.Finished();
  }

  private Next after(Duration pause) {
    return new Next.NotBefore(clock.instant().plus(pause));
  }
}
