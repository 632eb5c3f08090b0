package dev.patchbay.pagerduty;

import static dev.patchbay.support.Ids.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.secret.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** A client in front of a scripted server, with a clock that moves only when told. */
final class Bench implements AutoCloseable {
  /** Set by hand. */
  static final class SetClock extends Clock {
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  final ScriptedServer server = new ScriptedServer();
  final SetClock clock = new SetClock();
  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  final PagerDuty pagerDuty;

  Bench() {
    this(Duration.ofSeconds(8));
  }

  Bench(Duration limit) {
    this.pagerDuty = new PagerDuty(settings(server), clock, metrics, limit);
  }

  static PagerDutySettings settings(ScriptedServer server) {
    return new PagerDutySettings(
        ACCOUNT,
        server.uri(),
        server.uri(),
        Optional.of("client-1"),
        Optional.of(Secret.of("client-secret-1")));
  }

  static <T> T done(Outcome<T> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done<T>) outcome).value();
  }

  static <T> Refusal refused(Outcome<T> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused<T>) outcome).refusal();
  }

  /** Counts of the API timer for one operation and status. */
  long timed(String operation, String status) {
    var timer =
        metrics
            .find("patchbay.pagerduty.api")
            .tags("operation", operation, "status", status)
            .timer();
    return timer == null ? 0 : timer.count();
  }

  @Override
  public void close() {
    pagerDuty.close();
    server.close();
  }
}
