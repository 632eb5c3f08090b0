package dev.patchbay.wiring.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.jobs.Job.Next;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.wiring.NotifyType;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.Restrict;
import dev.patchbay.wiring.Urgency;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Refusals, retries and order; and disconnecting. */
class WiringQueueTest {
  private static final String TAKEN_DOWN = "DISCONNECTED Checkout API";

  static Stream<Arguments> refusals() {
    return Stream.of(
        refusal(
            Refusal.NotLoggedIn.class, bench -> bench.rights = refused(new Refusal.NotLoggedIn())),
        refusal(
            Refusal.LoginEnded.class, bench -> bench.pagerDuty.simulator().logins().revokeAll()),
        refusal(Refusal.NotInstalled.class, bench -> bench.installation = Optional.empty()),
        refusal(
            Refusal.ChannelArchived.class,
            bench ->
                bench.channel = refused(new Refusal.ChannelArchived(WiringBench.KEY.channel()))),
        refusal(
            Refusal.MissingScope.class,
            bench ->
                bench.rights =
                    Outcome.done(
                        bench.credential(
                            Role.USER,
                            "services.read",
                            "extensions.read",
                            "extension_schemas.read"))),
        refusal(
            Refusal.AccessDenied.class,
            bench -> bench.rights = Outcome.done(bench.credential(Role.OBSERVER))),
        refusal(
            Refusal.NotFound.class,
            bench ->
                bench.pagerDuty.simulator().faults().next("GET /services/{id}", Fault.http(404))),
        refusal(
            Refusal.Rejected.class,
            bench ->
                bench.pagerDuty.simulator().faults().next("POST /extensions", Fault.http(400))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void refusal_ends_the_request_at_once_and_changes_nothing(
      Class<? extends Refusal> why, Consumer<WiringBench> given) {
    try (var bench = new WiringBench(DatabaseKind.H2)) {
      given.accept(bench);
      bench.ask(Options.defaults());

      assertThat(bench.run(1)).isEqualTo(new Next.Finished());

      assertThat(bench.listener.told).containsExactly("REFUSED connect " + why.getSimpleName());
      assertThat(bench.extensions()).isEmpty();
      assertThat(bench.connections.inWorkspace(WiringBench.TEAM)).isEmpty();
      assertThat(bench.requests()).isZero();
    }
  }

  static Stream<Arguments> troubles() {
    var limit = "{\"error\":{\"message\":\"Rate Limit Exceeded\",\"code\":2020}}";
    return Stream.of(
        Arguments.of(Fault.http(500), Refusal.Unavailable.class),
        Arguments.of(Fault.nonsense(), Refusal.Unavailable.class),
        Arguments.of(Fault.dropped(), Refusal.Unavailable.class),
        Arguments.of(Fault.answer(429, limit), Refusal.RateLimited.class));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void vendor_who_is_away_is_tried_for_two_minutes_and_then_named(
      Fault trouble, Class<? extends Refusal> why) {
    try (var bench = new WiringBench(DatabaseKind.H2)) {
      bench.pagerDuty.simulator().faults().always("POST /extensions", trouble);
      bench.ask(Options.defaults());

      var next = bench.run(1);
      var waited = Duration.ZERO;
      int runs = 1;
      while (next instanceof Next.NotBefore again) {
        var delay = Duration.between(bench.clock.instant(), again.at());
        assertThat(bench.listener.told).containsExactly("DELAYED connect " + why.getSimpleName());
        assertThat(delay).isBetween(Duration.ofMillis(1), Duration.ofSeconds(60));
        bench.clock.advance(delay);
        waited = waited.plus(delay);
        next = bench.run(1);
        runs++;
      }

      assertThat(waited).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(3));
      assertThat(runs).isBetween(4, 15);
      assertThat(bench.refusal()).isInstanceOf(why);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_job_that_is_given_up_tells_its_person_and_leaves_nothing(DatabaseKind kind) {
    try (var bench = new WiringBench(kind)) {
      bench.ask(Options.defaults());
      bench
          .database
          .transactions()
          .together(
              () -> {
                bench.connect.job().givenUp().of("1");
                assertThat(bench.listener.told).containsExactly("REFUSED connect Unavailable");
              });
      assertThat(bench.refusal()).isInstanceOf(Refusal.Unavailable.class);
      assertThat(bench.run(1)).isInstanceOf(Next.Finished.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void requests_for_one_connection_are_done_in_the_order_of_asking(DatabaseKind kind) {
    try (var bench = new WiringBench(kind)) {
      var quiet =
          new Options(EnumSet.of(NotifyType.TRIGGER), EnumSet.of(Urgency.HIGH), Restrict.ANY);
      bench.ask(Options.defaults());
      bench.disconnect.submit(WiringBench.ANN, WiringBench.KEY);
      bench.ask(quiet);

      assertThat(bench.run(3)).isInstanceOf(Next.NotBefore.class);
      assertThat(bench.runDisconnect(2)).isInstanceOf(Next.NotBefore.class);
      assertThat(bench.pagerDuty.writes()).isEmpty();
      bench.run(1);
      bench.runDisconnect(2);
      bench.run(3);

      assertThat(bench.listener.told)
          .containsExactly("CREATED Checkout API #ops", TAKEN_DOWN, "CREATED Checkout API #ops");
      assertThat(bench.extensions()).hasSize(1);
    }
  }

  @Test
  void somebody_elses_lease_is_waited_for() {
    try (var bench = new WiringBench(DatabaseKind.H2)) {
      bench.ask(Options.defaults());
      var held =
          bench
              .leases
              .tryAcquire("wiring:T1/C1/us.acme/PCHECK1", "test", Duration.ofMinutes(1))
              .orElseThrow();

      assertThat(bench.run(1)).isEqualTo(new Next.NotBefore(bench.clock.instant().plusMillis(250)));
      held.close();
      assertThat(bench.run(1)).isEqualTo(new Next.Finished());
      assertThat(
              bench.leases.tryAcquire(
                  "wiring:T1/C1/us.acme/PCHECK1", "test", Duration.ofMinutes(1)))
          .isPresent();
    }
  }

  @ParameterizedTest
  @EnumSource
  void disconnect_deletes_extension_and_row(DatabaseKind kind) {
    try (var bench = new WiringBench(kind)) {
      bench.connected(1, Options.defaults());
      bench.disconnect.submit(WiringBench.ANN, WiringBench.KEY);

      assertThat(bench.runDisconnect(2)).isEqualTo(new Next.Finished());

      assertThat(bench.extensions()).isEmpty();
      assertThat(bench.connections.find(WiringBench.KEY)).isEmpty();
      assertThat(bench.listener.told).last().isEqualTo(TAKEN_DOWN);
      assertThat(bench.requests()).isZero();
    }
  }

  @Test
  void disconnect_of_what_is_gone_from_pagerduty_is_done_and_of_nothing_is_refused() {
    try (var bench = new WiringBench(DatabaseKind.H2)) {
      bench.connected(1, Options.defaults());
      bench.pagerDuty.simulator().account().removeExtension(bench.extensions().get(0).id());
      bench.disconnect.submit(WiringBench.ANN, WiringBench.KEY);
      bench.disconnect.submit(WiringBench.ANN, WiringBench.KEY);
      bench.runDisconnect(2);
      bench.runDisconnect(3);

      assertThat(bench.listener.told).contains(TAKEN_DOWN, "REFUSED disconnect NotFound");
      assertThat(bench.refusal()).isEqualTo(new Refusal.NotFound("connection", "PCHECK1"));
    }
  }

  @Test
  void disconnect_that_is_refused_keeps_the_connection() {
    try (var bench = new WiringBench(DatabaseKind.H2)) {
      bench.connected(1, Options.defaults());
      bench.rights = Outcome.done(bench.credential(Role.OBSERVER));
      bench.disconnect.submit(WiringBench.ANN, WiringBench.KEY);
      bench.runDisconnect(2);

      assertThat(bench.listener.told).last().isEqualTo("REFUSED disconnect AccessDenied");
      assertThat(bench.connections.find(WiringBench.KEY)).isPresent();
      assertThat(bench.extensions()).hasSize(1);
    }
  }

  private static Arguments refusal(Class<? extends Refusal> why, Consumer<WiringBench> given) {
    return Arguments.of(why, given);
  }

  private static <T> Outcome<T> refused(Refusal why) {
    return Outcome.refused(why);
  }
}
