package dev.patchbay.outbox;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Place;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Database;
import dev.patchbay.db.Leases;
import dev.patchbay.jobs.Job.Next;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.ManualClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;

/** An outbox whose writer runs when the test says so, on a clock that the test moves. */
final class OutboxNode implements AutoCloseable {
  static final Place OPS = new Place(new TeamId("T1"), new ChannelId("C1"));

  final Database database;
  final ManualClock clock = new ManualClock();
  final RecordingWriter slack = new RecordingWriter();
  final Outbox outbox;
  private final ChannelJob job;

  OutboxNode(DatabaseKind kind) {
    database = DatabaseFixture.open(kind);
    var transactions = database.transactions();
    var meters = new SimpleMeterRegistry();
    outbox = new Outbox(transactions, new Jobs(database, clock, meters), clock, meters);
    job =
        new ChannelJob(
            transactions,
            new Leases(transactions, clock),
            clock,
            PaceLimits.ofSlack(),
            List.of(slack));
  }

  static MessageKey card(String subject) {
    return new MessageKey(OPS, "card", subject);
  }

  void due(String subject, Turn turn) {
    outbox.due(card(subject), turn);
  }

  Next run(Place place) {
    return job.job().work().run(place.team().value() + "/" + place.channel().value());
  }

  /** Longer than any pause between two messages. */
  void drain(Place place) {
    for (int i = 0; i < 20; i++) {
      clock.advance(Duration.ofSeconds(2));
      run(place);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
