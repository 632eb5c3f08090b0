package dev.patchbay.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.secret.Keyset;
import dev.patchbay.secret.UnreadableSecretException;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** One node: from the new key in the file to the old one's removal. */
@ParameterizedClass
@EnumSource
final class RotationTest {
  private final ManualClock clock = new ManualClock();
  private final DatabaseSettings settings;
  private final Path file;
  private final KeyNode node;
  private final long old;

  RotationTest(DatabaseKind kind, @TempDir Path folder) {
    settings = DatabaseFixture.settings(kind);
    file = folder.resolve("keyset.json");
    node = new KeyNode(settings, clock, file, "web-1").started();
    old = node.keys.keyset().encryptsWith();
  }

  @AfterEach
  void close() {
    node.close();
  }

  private long rotate() {
    Keyset.rotate(file);
    node.keys.sync();
    return node.keys.keyset().encryptsWith();
  }

  private void minuteLater() {
    clock.advance(Duration.ofSeconds(61));
    node.keys.sync();
  }

  @Test
  void everything_is_encrypted_again_and_then_the_old_key_leaves_the_file() {
    node.seed(3);
    long key = rotate();
    assertThat(key).isNotEqualTo(old);
    assertThat(node.encryptedWith(old)).isEqualTo(5);
    assertThat(node.keys.health().level()).isEqualTo(KeysetHealth.Level.WELL);
    assertThat(node.keys.health().words()).contains("5 stored values").contains("" + key);

    node.reencrypt.run();
    assertThat(node.encryptedWith(old)).isZero();
    assertThat(node.encryptedWith(key)).isEqualTo(5);
    assertThat(Keyset.load(file, false).newestFirst()).containsExactly(key, old);

    minuteLater();
    assertThat(Keyset.load(file, false).newestFirst()).containsExactly(key);
    assertThat(node.keys.health()).isEqualTo(KeysetHealth.well(""));
    assertThat(node.token(2)).isEqualTo("token-2");
    assertThat(node.responseUrl()).isEqualTo("https://respond");
    assertThat(node.botToken()).isEqualTo("xoxb-1");
  }

  @Test
  void an_old_key_stays_while_a_value_is_encrypted_with_it() {
    node.seed(1);
    rotate();
    minuteLater();
    minuteLater();
    assertThat(Keyset.load(file, false).newestFirst()).contains(old);
  }

  @Test
  void a_value_that_comes_late_with_a_retired_key_keeps_the_key_and_is_encrypted_again() {
    node.seed(1);
    String late = node.stored("app_token.access_sealed", "source = 's0'");
    long key = rotate();
    node.reencrypt.run();
    node.execute("update app_token set access_sealed = '" + late + "'");
    minuteLater();
    assertThat(Keyset.load(file, false).newestFirst()).contains(old);
    node.reencrypt.run();
    assertThat(node.keyOf(0)).isEqualTo(key);
    minuteLater();
    assertThat(Keyset.load(file, false).newestFirst()).containsExactly(key);
  }

  @Test
  void what_is_encrypted_is_counted_all_the_time_only_while_a_rotation_is_on() {
    node.seed(1);
    String late = node.stored("app_token.access_sealed", "source = 's0'");
    rotate();
    node.reencrypt.run();
    minuteLater();
    minuteLater();
    assertThat(Keyset.load(file, false).newestFirst()).hasSize(1);
    node.keys.sync();
    node.keys.sync();
    node.execute("update app_token set access_sealed = '" + late + "'");
    node.keys.sync();
    assertThat(node.keys.health()).as("not counted again").isEqualTo(KeysetHealth.well(""));
    clock.advance(Duration.ofMinutes(5));
    node.keys.sync();
    assertThat(node.keys.health().level()).isNotEqualTo(KeysetHealth.Level.WELL);
  }

  @Test
  void a_kill_in_the_middle_loses_nothing_and_the_next_run_goes_on() {
    node.seed(250);
    long key = rotate();
    assertThat(node.reencrypt.some(120)).isEqualTo(120);
    node.kill();
    try (var after = new KeyNode(settings, clock, file, "web-1").started()) {
      assertThat(after.encryptedWith(old)).isEqualTo(132);
      assertThat(after.token(0) + after.token(249)).isEqualTo("token-0token-249");
      after.reencrypt.run();
      assertThat(after.encryptedWith(key)).isEqualTo(252);
      assertThat(after.encryptedWith(old)).isZero();
      assertThat(after.token(0) + after.token(249)).isEqualTo("token-0token-249");
    }
  }

  @Test
  void a_token_that_was_refreshed_meanwhile_is_not_overwritten() {
    node.seed(1);
    var store = new EncryptedValueStore();
    var column =
        KeyNode.COLUMNS.stream()
            .filter(c -> c.table().equals("app_token"))
            .findFirst()
            .orElseThrow();
    var transactions = node.database.transactions();
    var read =
        transactions.call(
            handle -> store.encryptedWith(handle, column, List.of(old), List.of(), 10));
    node.refresh(0, "newer");
    boolean replaced =
        transactions.call(handle -> store.replace(handle, column, read.get(0), "stale"));
    assertThat(replaced).isFalse();
    assertThat(node.token(0)).isEqualTo("newer");
  }

  @Test
  void tokens_that_are_refreshed_while_two_nodes_encrypt_again_are_all_kept() {
    int rows = 40;
    node.seed(rows);
    try (var other = new KeyNode(settings, clock, file, "web-2").started()) {
      for (int round = 0; round < 5; round++) {
        Keyset.rotate(file);
        node.keys.sync();
        other.keys.sync();
        node.keys.sync();
        String token = "round-" + round;
        var refreshing =
            CompletableFuture.runAsync(
                () -> IntStream.range(0, rows).forEach(i -> node.refresh(i, token)));
        var there = CompletableFuture.runAsync(other.reencrypt::run);
        node.reencrypt.run();
        CompletableFuture.allOf(refreshing, there).join();
        for (int i = 0; i < rows; i++) {
          assertThat(node.token(i)).isEqualTo(token);
        }
      }
    }
  }

  @Test
  void a_value_copied_to_another_row_or_column_does_not_open_and_is_never_encrypted_again() {
    node.seed(2);
    node.execute(
        """
        update app_token set access_sealed =
          (select t.access_sealed from app_token t where t.source = 's1')
        where source = 's0'
        """);
    node.execute("update incident_change set response_url = (select bot_token from installation)");
    assertThatThrownBy(() -> node.token(0)).isInstanceOf(UnreadableSecretException.class);
    assertThatThrownBy(node::responseUrl).isInstanceOf(UnreadableSecretException.class);
    assertThat(node.token(1)).isEqualTo("token-1");

    rotate();
    node.reencrypt.run();
    minuteLater();
    assertThatThrownBy(() -> node.token(0)).isInstanceOf(UnreadableSecretException.class);
    assertThat(node.encryptedWith(old)).isEqualTo(2);
    assertThat(Keyset.load(file, false).newestFirst()).contains(old);
  }

  @Test
  void prune_of_a_stopped_installation_removes_at_once_what_nothing_needs() {
    node.seed(1);
    long key = rotate();
    var values = node.values;
    assertThat(new Prune(Keyset.load(file, false), values, clock).run().kept())
        .singleElement()
        .asString()
        .contains("still needed for");
    node.reencrypt.run();
    assertThat(new Prune(Keyset.load(file, false), values, clock).run().kept())
        .singleElement()
        .asString()
        .contains("in a minute");
    node.keys.close();
    assertThat(new Prune(Keyset.load(file, false), values, clock).run().removed())
        .containsExactly(old);
    assertThat(Keyset.load(file, false).newestFirst()).containsExactly(key);
  }
}
