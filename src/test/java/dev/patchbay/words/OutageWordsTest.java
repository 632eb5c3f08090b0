package dev.patchbay.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OutageWordsTest {
  @Test
  void who_got_no_connection_has_done_nothing() {
    var failure = new IllegalStateException(new SQLTransientConnectionException("timed out"));
    assertThat(OutageWords.of(failure).orElseThrow()).contains("so nothing was done");
  }

  @Test
  void a_connection_that_broke_in_the_middle_leaves_it_open_what_was_done() {
    assertThat(OutageWords.of(new SQLException("I/O error", "08006")).orElseThrow())
        .contains("isn't responding", OutageWords.CHECK);
  }

  @Test
  void it_is_found_behind_the_failure_to_give_the_broken_connection_back() {
    var failure = new IllegalStateException(new SQLException("Connection is closed"));
    assertThat(OutageWords.of(failure)).isEmpty();
    failure.addSuppressed(new IllegalStateException(new SQLException("I/O error", "08006")));
    assertThat(OutageWords.of(failure).orElseThrow()).contains(OutageWords.CHECK);
  }

  @Test
  void failures_that_suppress_each_other_have_an_end() {
    var one = new SQLException("disk full", "90031");
    var other = new IllegalStateException(one);
    one.addSuppressed(other);
    assertThat(OutageWords.of(other)).isEmpty();
  }

  @Test
  void what_the_database_refuses_is_no_outage() {
    assertThat(OutageWords.of(new SQLException("duplicate key", "23505"))).isEmpty();
  }

  @Test
  void a_commit_that_meets_a_full_disk_leaves_it_open_what_was_done() {
    var failure = new IllegalStateException("Failed to commit transaction", unwritten());
    failure.addSuppressed(new IllegalStateException(new SQLException("Connection is closed")));
    assertThat(OutageWords.of(failure).orElseThrow())
        .contains("isn't responding", OutageWords.CHECK);
    assertThat(OutageWords.clause(failure))
        .contains("cannot use its disk (No space left on device)");
  }

  @Test
  void the_disk_is_found_behind_a_rollback_that_failed_too() {
    var failure = new IllegalStateException("Failed to rollback.");
    failure.addSuppressed(new IllegalStateException(unwritten()));
    assertThat(OutageWords.clause(failure))
        .contains("cannot use its disk (No space left on device)");
    var again =
        new SQLException(
            "General error: General error", "HY000", 50000, new IllegalStateException(failure));
    assertThat(OutageWords.of(again)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"90028, 90028", "90031, 90031", "53100, 0", "58030, 0"})
  void other_forms_of_a_disk_that_fails(String state, int code) {
    var failure = new IllegalStateException(new SQLException("cannot write", state, code));
    assertThat(OutageWords.of(failure).orElseThrow()).contains(OutageWords.CHECK);
    assertThat(OutageWords.clause(failure)).contains("cannot use its disk");
  }

  @Test
  void a_fault_of_the_database_itself_is_no_outage() {
    var fault = new SQLException("General error", "HY000", 50000, new NullPointerException());
    assertThat(OutageWords.of(fault)).isEmpty();
    assertThat(OutageWords.clause(fault)).isEmpty();
  }

  @Test
  void an_error_of_ours_with_a_file_is_no_outage() {
    assertThat(OutageWords.of(new IllegalStateException(new IOException("no such file"))))
        .isEmpty();
  }

  @Test
  void the_operator_reads_that_no_connection_could_be_had() {
    assertThat(OutageWords.clause(new SQLTransientConnectionException("timed out")))
        .contains("is not responding");
  }

  /** As H2 says it: its file's store failed, which suppresses what failed after it, in a circle. */
  private static SQLException unwritten() {
    var store =
        new IllegalStateException("Writing failed", new IOException("No space left on device"));
    var general = new SQLException("General error: Writing failed", "HY000", 50000, store);
    store.addSuppressed(new IllegalStateException(general));
    return general;
  }
}
