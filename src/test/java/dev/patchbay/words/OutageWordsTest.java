package dev.patchbay.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;

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
}
