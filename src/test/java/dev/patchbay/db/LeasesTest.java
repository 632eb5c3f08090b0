package dev.patchbay.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.ManualClock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class LeasesTest {
  private static final Duration LEASE = Duration.ofMinutes(1);
  private final Database database;
  private final ManualClock clock = new ManualClock();
  private final Leases claims;
  private final Leases otherNode;

  LeasesTest(DatabaseKind kind) {
    database = DatabaseFixture.open(kind);
    claims = new Leases(database.transactions(), clock);
    otherNode = new Leases(database.transactions(), clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_held_key_is_refused_to_others_until_it_is_given_back() {
    Leases.Claim held = claims.tryHold("k", "one", LEASE).orElseThrow();
    assertThat(otherNode.tryHold("k", "two", LEASE)).isEmpty();
    assertThat(otherNode.tryHold("another key", "two", LEASE)).isPresent();
    held.close();
    assertThat(otherNode.tryHold("k", "two", LEASE)).isPresent();
  }

  @Test
  void a_lease_that_ran_out_is_taken_over_and_the_late_owner_cannot_give_it_back() {
    Leases.Claim late = claims.tryHold("k", "one", LEASE).orElseThrow();
    clock.advance(LEASE.minusMillis(1));
    assertThat(otherNode.tryHold("k", "two", LEASE)).isEmpty();
    clock.advance(Duration.ofMillis(1));
    assertThat(otherNode.tryHold("k", "two", LEASE)).isPresent();
    late.close();
    assertThat(claims.tryHold("k", "one", LEASE)).isEmpty();
  }

  @Test
  void the_same_job_run_again_after_its_node_died_has_its_claim_still() {
    assertThat(claims.tryHold("k", "click 7", LEASE)).isPresent();
    assertThat(otherNode.tryHold("k", "click 8", LEASE)).isEmpty();
    assertThat(otherNode.tryHold("k", "click 7", LEASE)).isPresent();
  }

  @Test
  void of_many_at_once_one_gets_it() {
    long holders =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(one -> claims.tryHold("k", "holder " + one, LEASE))
            .filter(Optional::isPresent)
            .count();
    assertThat(holders).isEqualTo(1);
  }

  @Test
  void a_claim_inside_a_transaction_is_refused() {
    assertThatThrownBy(
            () -> database.transactions().together(() -> claims.tryHold("k", "one", LEASE)))
        .hasMessageContaining("before a transaction");
  }
}
