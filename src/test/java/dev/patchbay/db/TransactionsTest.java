package dev.patchbay.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class TransactionsTest {
  private final Database database;
  private final Transactions transactions;

  TransactionsTest(DatabaseKind kind) {
    database = DatabaseFixture.open(kind);
    transactions = database.transactions();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void what_succeeds_is_stored() {
    transactions.run(handle -> insert(handle, "a"));
    assertThat(keys()).containsExactly("a");
  }

  @Test
  void what_throws_is_rolled_back_and_the_exception_comes_out_as_it_is() {
    IllegalArgumentException thrown = new IllegalArgumentException("no");
    assertThatThrownBy(
            () ->
                transactions.run(
                    handle -> {
                      insert(handle, "a");
                      throw thrown;
                    }))
        .isSameAs(thrown);
    assertThat(keys()).isEmpty();
    assertThat(transactions.active()).isFalse();
  }

  @Test
  void nested_work_joins_and_rolls_back_together() {
    assertThatThrownBy(
            () ->
                transactions.together(
                    () -> {
                      transactions.run(handle -> insert(handle, "a"));
                      transactions.run(handle -> insert(handle, "b"));
                      throw new IllegalStateException("after both");
                    }))
        .hasMessage("after both");
    assertThat(keys()).isEmpty();
  }

  @Test
  void a_failed_part_that_somebody_caught_still_undoes_the_whole() {
    assertThatThrownBy(
            () ->
                transactions.together(
                    () -> {
                      transactions.run(handle -> insert(handle, "a"));
                      try {
                        transactions.run(
                            handle -> {
                              throw new IllegalArgumentException("part");
                            });
                      } catch (IllegalArgumentException expected) {
                        assertThat(expected).hasMessage("part");
                      }
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(keys()).isEmpty();
  }

  @Test
  void after_commit_runs_when_others_can_see_the_rows() {
    List<String> seen = new ArrayList<>();
    transactions.together(
        () -> {
          transactions.run(handle -> insert(handle, "a"));
          transactions.afterCommit(() -> seen.addAll(keys()));
          assertThat(seen).isEmpty();
        });
    assertThat(seen).containsExactly("a");
  }

  @Test
  void after_commit_is_dropped_by_a_rollback_and_immediate_without_a_transaction() {
    List<String> seen = new ArrayList<>();
    assertThatThrownBy(
            () ->
                transactions.together(
                    () -> {
                      transactions.afterCommit(() -> seen.add("rolled back"));
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    transactions.afterCommit(() -> seen.add("now"));
    assertThat(seen).containsExactly("now");
  }

  @Test
  void a_failed_statement_does_not_repeat_what_was_bound() {
    assertThatThrownBy(
            () ->
                transactions.run(
                    handle ->
                        handle
                            .createUpdate("insert into no_such_table values (:token)")
                            .bind("token", "xoxb-very-secret")
                            .execute()))
        .hasMessageNotContaining("xoxb-very-secret");
  }

  @Test
  void what_must_be_stored_is_tried_again_with_longer_and_longer_pauses() {
    List<Long> tries = new ArrayList<>();
    transactions.<Boolean>callUntilStored(
        "a grant",
        handle -> {
          tries.add(System.nanoTime());
          insert(handle, "a");
          if (tries.size() < 3) {
            throw new IllegalStateException("cut");
          }
          return true;
        });
    assertThat(keys()).containsExactly("a");
    assertThat(tries.get(1) - tries.get(0)).isGreaterThanOrEqualTo(50_000_000L);
    assertThat(tries.get(2) - tries.get(1)).isGreaterThanOrEqualTo(100_000_000L);
  }

  @Test
  void past_its_limit_or_with_the_database_closed_a_write_is_tried_once_and_fails_as_it_did() {
    var thrown = new IllegalStateException("cut");
    List<String> tries = new ArrayList<>();
    assertThatThrownBy(() -> stubborn(Duration.ZERO, tries, thrown)).isSameAs(thrown);
    transactions.close();
    assertThatThrownBy(() -> stubborn(Duration.ofMinutes(1), tries, thrown)).isSameAs(thrown);
    assertThat(tries).hasSize(2);
    assertThat(keys()).isEmpty();
  }

  private void stubborn(Duration limit, List<String> tries, RuntimeException thrown) {
    transactions.callUntilStored(
        "the end of a run",
        limit,
        "it runs again",
        handle -> {
          insert(handle, "a");
          tries.add("tried");
          throw thrown;
        });
  }

  private static void insert(Handle handle, String key) {
    handle
        .createUpdate("insert into lease values (:k, 'h', 1, :until, :until)")
        .bind("k", key)
        .bind("until", Instant.EPOCH)
        .execute();
  }

  private List<String> keys() {
    return transactions.call(
        handle -> handle.createQuery("select lease_key from lease").mapTo(String.class).list());
  }
}
