package dev.patchbay.slack.wiring;

import static dev.patchbay.slack.wiring.PdFixture.ADA;
import static dev.patchbay.slack.wiring.PdFixture.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Deadline;
import dev.patchbay.slack.inbound.ManualExecutor;
import dev.patchbay.wiring.FindService.Suggested;
import dev.patchbay.wiring.ServiceName;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ServiceOptionsTest {
  private Outcome<Suggested> answer = offered(List.of());

  private final ServiceOptions options =
      new ServiceOptions(
          (actor, typed) -> answer,
          new Deadline(Vendor.PAGERDUTY, Clock.systemUTC(), Runnable::run));

  @Test
  void services_are_offered_by_id_at_most_a_hundred() {
    answer = offered(IntStream.range(0, 130).mapToObj(i -> service("P" + i, "S" + i)).toList());

    assertThat(options.suggest(ADA, " s "))
        .hasSize(100)
        .startsWith(new Ack.Option("us.acme/P0", "S0"));
  }

  @Test
  void a_list_that_was_cut_says_that_there_is_more() {
    answer = Outcome.done(new Suggested(List.of(service("P0", "S0")), true));

    assertThat(options.suggest(ADA, "s"))
        .containsExactly(
            new Ack.Option("us.acme/P0", "S0"),
            new Ack.Option(
                ServiceOptions.NOTHING, "There are more. Type more of the name to see them"));
  }

  private static Outcome<Suggested> offered(List<ServiceName> services) {
    return Outcome.done(new Suggested(services, false));
  }

  @Test
  void a_service_without_a_name_shows_its_id() {
    answer = offered(List.of(service("P1", "")));

    assertThat(options.suggest(ADA, "")).containsExactly(new Ack.Option("us.acme/P1", "P1"));
  }

  @Test
  void services_of_one_name_show_their_ids() {
    answer = offered(List.of(service("P1", "Twin"), service("P2", "twin"), service("P3", "Other")));

    assertThat(options.suggest(ADA, "t"))
        .containsExactly(
            new Ack.Option("us.acme/P1", "Twin", "P1"),
            new Ack.Option("us.acme/P2", "twin", "P2"),
            new Ack.Option("us.acme/P3", "Other"));
  }

  @Test
  void no_services_are_an_empty_list() {
    assertThat(options.suggest(ADA, "zzz")).isEmpty();
  }

  @Test
  void a_refusal_is_the_one_choice_that_cannot_be_submitted() {
    answer = Outcome.refused(new Refusal.LoginEnded());
    assertThat(options.suggest(ADA, "x"))
        .containsExactly(
            new Ack.Option("!", "You're not logged in to PagerDuty. Close this, run /pd login"));

    answer = PdFixture.away();
    assertThat(options.suggest(ADA, "x"))
        .singleElement()
        .satisfies(
            choice ->
                assertThat(choice.label())
                    .isEqualTo("Can't load services. Run /pd status to see why"));
  }

  @Test
  void pagerduty_being_slow_is_said() {
    var held = new ManualExecutor();
    held.hold();
    var impatient =
        new ServiceOptions(
            (actor, typed) -> answer, new Deadline(Vendor.PAGERDUTY, new Leaping(), held));

    assertThat(impatient.suggest(ADA, "x"))
        .singleElement()
        .satisfies(choice -> assertThat(choice.label()).contains("slow"));
  }

  /** Every look at it is an hour later: any patience is over at once. */
  private static final class Leaping extends Clock {
    private java.time.Instant now = PdFixture.NOW;

    @Override
    public java.time.Instant instant() {
      now = now.plusSeconds(3600);
      return now;
    }

    @Override
    public java.time.ZoneId getZone() {
      return java.time.ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }
}
