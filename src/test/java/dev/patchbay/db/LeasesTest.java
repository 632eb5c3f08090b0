package dev.patchbay.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class LeasesTest {
  private static final Duration LENGTH = Duration.ofMinutes(1);
  private final Database database;
  private final ManualClock clock = new ManualClock();
  private final Leases leases;
  private final Leases otherNode;

  LeasesTest(DatabaseKind kind) {
    database = DatabaseFixture.open(kind);
    leases = new Leases(database.transactions(), clock);
    otherNode = new Leases(database.transactions(), clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_held_key_is_refused_to_others_until_it_is_given_back() {
    Lease held = leases.tryAcquire("k", "one", LENGTH).orElseThrow();
    assertThat(otherNode.tryAcquire("k", "two", LENGTH)).isEmpty();
    assertThat(otherNode.tryAcquire("another key", "two", LENGTH)).isPresent();
    held.close();
    assertThat(otherNode.tryAcquire("k", "two", LENGTH)).isPresent();
  }

  @Test
  void a_lease_that_ran_out_is_taken_over_and_the_late_owner_cannot_give_it_back() {
    Lease late = leases.tryAcquire("k", "one", LENGTH).orElseThrow();
    clock.advance(LENGTH.minusMillis(1));
    assertThat(otherNode.tryAcquire("k", "two", LENGTH)).isEmpty();
    clock.advance(Duration.ofMillis(1));
    assertThat(otherNode.tryAcquire("k", "two", LENGTH)).isPresent();
    late.close();
    assertThat(leases.tryAcquire("k", "one", LENGTH)).isEmpty();
  }

  @Test
  void the_same_job_run_again_after_its_node_died_has_its_key_still() {
    assertThat(leases.tryAcquire("k", "click 7", LENGTH)).isPresent();
    assertThat(otherNode.tryAcquire("k", "click 8", LENGTH)).isEmpty();
    assertThat(otherNode.tryAcquire("k", "click 7", LENGTH)).isPresent();
  }

  @Test
  void a_node_that_stalled_frees_nothing_of_the_same_job_revived_on_another() {
    Lease stalled = leases.tryAcquire("k", "click 7", LENGTH).orElseThrow();
    Lease revived = otherNode.tryAcquire("k", "click 7", LENGTH).orElseThrow();
    assertThat(revived.fence()).isGreaterThan(stalled.fence());
    stalled.close();
    assertThat(leases.tryAcquire("k", "click 8", LENGTH)).isEmpty();
    assertThat(stalled.renew()).isFalse();
    assertThat(revived.renew()).isTrue();
  }

  @Test
  void who_lost_the_key_cannot_write_and_who_has_it_can() {
    Lease stalled = leases.tryAcquire("k", "one", LENGTH).orElseThrow();
    database.transactions().run(stalled::check);
    clock.advance(LENGTH);
    database.transactions().run(stalled::check);
    Lease second = otherNode.tryAcquire("k", "two", LENGTH).orElseThrow();
    assertThatThrownBy(() -> database.transactions().run(stalled::check))
        .isInstanceOf(LeaseLostException.class);
    database.transactions().run(second::check);
    second.close();
    assertThatThrownBy(() -> database.transactions().run(second::check))
        .isInstanceOf(LeaseLostException.class);
  }

  @Test
  void a_renewed_lease_holds_for_its_length_from_then() {
    Lease held = leases.tryAcquire("k", "one", LENGTH).orElseThrow();
    clock.advance(LENGTH.minusMillis(1));
    assertThat(held.renew()).isTrue();
    clock.advance(LENGTH.minusMillis(1));
    assertThat(otherNode.tryAcquire("k", "two", LENGTH)).isEmpty();
  }

  @Test
  void the_number_goes_on_growing_after_a_key_was_given_back_and_forgotten() {
    long last = 0;
    for (int hold = 0; hold < 5; hold++) {
      try (Lease held = leases.tryAcquire("k", "one", LENGTH).orElseThrow()) {
        assertThat(held.fence()).isGreaterThan(last);
        last = held.fence();
      }
    }
    clock.advance(Duration.ofDays(2));
    leases.forgetUnused();
    assertThat(leases.tryAcquire("k", "one", LENGTH).orElseThrow().fence()).isGreaterThan(last);
  }

  @Test
  void of_many_at_once_one_gets_it() {
    long holders =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(one -> leases.tryAcquire("k", "holder " + one, LENGTH))
            .filter(Optional::isPresent)
            .count();
    assertThat(holders).isEqualTo(1);
  }

  @Test
  void who_waits_in_turn_never_works_beside_another() {
    var inside = new AtomicInteger();
    var most = new AtomicInteger();
    var all =
        IntStream.range(0, 6)
            .mapToObj(
                one ->
                    CompletableFuture.supplyAsync(
                        () ->
                            (one % 2 == 0 ? leases : otherNode)
                                .inTurn(
                                    "k",
                                    LENGTH,
                                    lease -> {
                                      most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                                      database.transactions().run(lease::check);
                                      return inside.decrementAndGet();
                                    })))
            .toList();
    all.forEach(CompletableFuture::join);
    assertThat(most).hasValue(1);
  }

  @Test
  void who_waits_longer_than_the_lease_is_told_so() {
    assertThat(leases.tryAcquire("k", "one", LENGTH)).isPresent();
    assertThatThrownBy(() -> otherNode.inTurn("k", Duration.ofMillis(50), Lease::fence))
        .isInstanceOf(LeaseBusyException.class)
        .hasMessageContaining("one since " + clock.instant());
  }

  @Test
  void who_holds_a_key_and_since_when_is_known_on_every_node() {
    assertThat(otherNode.held("k")).isEmpty();
    Instant since = clock.instant();
    var lease = leases.tryAcquire("k", "job 7", LENGTH).orElseThrow();
    assertThat(otherNode.held("k")).contains(new HeldLease("job 7", since, since.plus(LENGTH)));
    lease.close();
    assertThat(otherNode.held("k")).isEmpty();
    leases.inTurn(
        "k",
        LENGTH,
        own -> assertThat(otherNode.held("k").orElseThrow().holder()).startsWith("main "));
  }

  @Test
  void a_lease_inside_a_transaction_is_refused() {
    assertThatThrownBy(
            () -> database.transactions().together(() -> leases.tryAcquire("k", "one", LENGTH)))
        .hasMessageContaining("a lease has no place inside a transaction");
  }
}
