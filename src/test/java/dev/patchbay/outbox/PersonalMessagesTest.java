package dev.patchbay.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.core.Actor;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.db.Database;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.Job.Next;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.ManualClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What one person is told, run after run, on a clock that the test moves. */
@ParameterizedClass
@EnumSource
final class PersonalMessagesTest {
  private static final Actor ADA = new Actor(new HomeId("T1"), new SlackUserId("U1"));
  private static final Refusal AWAY = new Refusal.Unavailable(Vendor.SLACK, "no answer in time");

  private final Database database;
  private final ManualClock clock = new ManualClock();
  private final PersonalMessages messages;
  private final List<PersonalMessage> told = new ArrayList<>();
  private Optional<Refusal> refusal = Optional.empty();
  private final Job job;

  PersonalMessagesTest(DatabaseKind kind) {
    database = DatabaseFixture.open(kind);
    var transactions = database.transactions();
    messages =
        new PersonalMessages(
            transactions, new Jobs(database, clock, new SimpleMeterRegistry()), clock);
    job =
        messages.job(
            message -> {
              transactions.requireNone("Slack");
              told.add(message);
              return refusal.<Outcome<?>>map(Outcome::refused).orElseGet(() -> Outcome.done(true));
            });
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void it_is_told_as_it_was_said_and_then_forgotten() {
    var words = message("3.4", Optional.of("[{}]"));
    messages.add(words);
    assertThat(run()).isEqualTo(new Next.Finished());
    assertThat(told).containsExactly(words);
    assertThat(waiting()).isEmpty();
    assertThat(job.work().run("1")).isEqualTo(new Next.Finished());
    assertThat(told).hasSize(1);
  }

  @Test
  void what_is_said_in_a_transaction_that_fails_is_not_told() {
    assertThatThrownBy(
            () ->
                database
                    .transactions()
                    .together(
                        () -> {
                          messages.add(message("", Optional.empty()));
                          throw new IllegalStateException("not done after all");
                        }))
        .hasMessage("not done after all");
    assertThat(waiting()).isEmpty();
  }

  @Test
  void while_slack_is_away_it_is_tried_more_and_more_rarely_for_half_an_hour() {
    refusal = Optional.of(AWAY);
    messages.add(message("", Optional.empty()));
    var begun = clock.instant();
    var pauses = new ArrayList<Long>();
    while (run() instanceof Next.NotBefore later) {
      pauses.add(Duration.between(clock.instant(), later.at()).toSeconds());
      clock.advance(Duration.between(clock.instant(), later.at()));
    }
    assertThat(pauses).startsWith(2L, 2L, 4L, 8L, 16L).allMatch(pause -> pause <= 300);
    assertThat(Duration.between(begun, clock.instant()).toMinutes()).isBetween(30L, 35L);
    assertThat(told).hasSizeLessThan(20);
    assertThat(waiting()).isEmpty();
  }

  @Test
  void it_waits_as_long_as_slack_says() {
    refusal = Optional.of(new Refusal.RateLimited(Vendor.SLACK, Duration.ofSeconds(17)));
    messages.add(message("", Optional.empty()));
    assertThat(run()).isEqualTo(new Next.NotBefore(clock.instant().plusSeconds(17)));
    clock.advance(Duration.ofSeconds(17));
    refusal = Optional.empty();
    assertThat(run()).isEqualTo(new Next.Finished());
    assertThat(told).hasSize(2);
  }

  @Test
  void what_slack_refuses_is_not_tried_again() {
    refusal = Optional.of(new Refusal.Rejected(Vendor.SLACK, "user_not_found", ""));
    messages.add(message("", Optional.empty()));
    assertThat(run()).isEqualTo(new Next.Finished());
    assertThat(waiting()).isEmpty();
  }

  @Test
  void a_job_that_is_given_up_leaves_nothing_behind() {
    messages.add(message("", Optional.empty()));
    job.givenUp().of(waiting().get(0));
    assertThat(waiting()).isEmpty();
  }

  @Test
  void what_lost_its_job_is_forgotten_after_a_day() {
    messages.add(message("", Optional.empty()));
    clock.advance(Duration.ofHours(23));
    messages.forgetOld();
    assertThat(waiting()).hasSize(1);
    clock.advance(Duration.ofHours(2));
    messages.forgetOld();
    assertThat(waiting()).isEmpty();
  }

  private Next run() {
    return job.work().run(waiting().get(0));
  }

  private List<String> waiting() {
    return database
        .transactions()
        .call(
            handle ->
                handle.createQuery("select id from personal_message").mapTo(String.class).list());
  }

  private static PersonalMessage message(String thread, Optional<String> blocks) {
    return new PersonalMessage(ADA, OutboxNode.OPS, thread, false, "Done & well", blocks);
  }
}
