package dev.patchbay.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.TimeZone;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What an open database does. */
final class DatabaseTest {

  @ParameterizedTest
  @EnumSource
  void a_fresh_database_answers_and_has_the_tables(DatabaseKind kind) {
    try (Database database = DatabaseFixture.open(kind)) {
      assertThat(database.answers()).isTrue();
      assertThat(count(database, "dead_job")).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_closed_database_does_not_answer(DatabaseKind kind) {
    Database database = DatabaseFixture.open(kind);
    database.close();
    assertThat(database.answers()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void whoever_finds_no_free_connection_waits_half_of_what_slack_waits(DatabaseKind kind)
      throws Exception {
    try (Database database = DatabaseFixture.open(kind)) {
      var taken = new ArrayList<Connection>();
      try {
        for (int i = 0; i < 16; i++) {
          taken.add(database.dataSource().getConnection());
        }
        long start = System.nanoTime();
        assertThatThrownBy(() -> database.transactions().run(handle -> {}))
            .hasRootCauseInstanceOf(SQLTransientConnectionException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
      } finally {
        for (Connection connection : taken) {
          connection.close();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_connection_has_an_extension_exactly_when_that_is_its_delivery(DatabaseKind kind) {
    try (Database database = DatabaseFixture.open(kind)) {
      assertThatThrownBy(() -> connection(database, "'extension', null, null"))
          .isInstanceOf(JdbiException.class);
      assertThatThrownBy(() -> connection(database, "'webhook', 'PEXT', 'f'"))
          .isInstanceOf(JdbiException.class);
      connection(database, "'webhook', null, null");
      assertThat(count(database, "connection")).isEqualTo(1);
    }
  }

  private static void connection(Database database, String delivery) {
    database
        .transactions()
        .run(
            handle ->
                handle.execute(
                    """
                    insert into connection (team_id, channel_id, account, service_id, channel_name,
                      service_name, notify, urgency, restrict_to, connected_by, changed_at,
                      delivery, extension_id, token_fingerprint)
                    values ('T1', 'C1', 'us.acme', 'P1', '', '', '', '', '', 'U1', '2026-01-01', %s)
                    """
                        .formatted(delivery)));
  }

  @ParameterizedTest
  @EnumSource
  void an_instant_comes_back_the_same_to_the_microsecond(DatabaseKind kind) {
    // In the hour that Berlin's clocks repeat; and the server's session has yet another zone.
    Instant written = Instant.parse("2026-10-25T01:30:00.123456Z");
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
    try (Database database = DatabaseFixture.open(kind)) {
      Transactions transactions = database.transactions();
      transactions.run(
          handle ->
              handle
                  .createUpdate("insert into lease values ('k', 'h', 1, :until, :until)")
                  .bind("until", written.plusNanos(999))
                  .execute());
      Instant read =
          transactions.call(
              handle ->
                  handle
                      .createQuery("select held_until from lease where held_until = :until")
                      .bind("until", written)
                      .mapTo(Instant.class)
                      .one());
      assertThat(read).isEqualTo(written);
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "timezone, Asia/Kathmandu", // of the tests' server, so that it is not the JVM's
    "lock_timeout, 2s",
    "statement_timeout, 5s",
    "idle_in_transaction_session_timeout, 10s"
  })
  void a_postgresql_session_has_its_time_zone_and_waits_for_nothing_without_end(
      String setting, String value) {
    try (Database database = DatabaseFixture.open(DatabaseKind.POSTGRESQL)) {
      String inForce =
          database
              .transactions()
              .call(handle -> handle.createQuery("show " + setting).mapTo(String.class).one());
      assertThat(inForce).isEqualTo(value);
    }
  }

  @Test
  void the_pool_is_measured() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    try (Database database = Database.open(DatabaseFixture.settings(DatabaseKind.H2), registry)) {
      assertThat(database.answers()).isTrue();
      assertThat(registry.find("hikaricp.connections").gauge()).isNotNull();
    }
  }

  private static int count(Database database, String table) {
    return database
        .transactions()
        .call(
            handle ->
                handle.createQuery("select count(*) from " + table).mapTo(Integer.class).one());
  }
}
