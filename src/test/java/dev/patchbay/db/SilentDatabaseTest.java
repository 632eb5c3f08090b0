package dev.patchbay.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.FreezingProxy;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A PostgreSQL server that vanished without closing its connections. */
final class SilentDatabaseTest {
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void it_holds_a_thread_that_waits_for_its_answer_for_seconds_only() {
    var direct = DatabaseFixture.settings(DatabaseKind.POSTGRESQL);
    int port = URI.create(direct.jdbcUrl().replaceFirst("^jdbc:", "")).getPort();
    try (var proxy = new FreezingProxy(port)) {
      var url = direct.jdbcUrl().replaceFirst(":" + port, ":" + proxy.port());
      var settings = new DatabaseSettings(url, direct.user(), direct.password());
      try (var database = Database.open(settings)) {
        long begun = System.nanoTime();
        assertThatThrownBy(
                () ->
                    database
                        .transactions()
                        .run(
                            handle -> {
                              proxy.freeze();
                              handle.execute("select 1");
                            }))
            .isInstanceOf(JdbiException.class);
        assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(14));
        proxy.thaw();
      }
    }
  }

  /** Neither is felt on loopback, where a connection is refused at once and none is idle long. */
  @Test
  void the_driver_gives_up_connecting_and_asks_whether_an_idle_server_lives() {
    assertThat(Dialect.POSTGRESQL.limits())
        .containsEntry("connectTimeout", "2")
        .containsEntry("tcpKeepAlive", "true");
  }
}
