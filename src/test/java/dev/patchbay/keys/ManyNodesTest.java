package dev.patchbay.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.keys.KeysetHealth.Level;
import dev.patchbay.secret.Keyset;
import dev.patchbay.secret.KeysetException;
import dev.patchbay.secret.Secret;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Nodes over one database, each with a copy of the keyset file, and files that are not copies. */
@ParameterizedClass
@EnumSource
final class ManyNodesTest {
  private final ManualClock clock = new ManualClock();
  private final DatabaseSettings settings;
  private final Path mine;
  private final Path theirs;
  private KeyNode one;
  private KeyNode two;
  private long old;

  ManyNodesTest(DatabaseKind kind, @TempDir Path folder) {
    settings = DatabaseFixture.settings(kind);
    mine = folder.resolve("one.json");
    theirs = folder.resolve("two.json");
  }

  @BeforeEach
  void start() throws IOException {
    one = node(mine, "web-1").started();
    copy();
    two = node(theirs, "web-2").started();
    old = one.keys.keyset().encryptsWith();
    one.seed(3);
  }

  @AfterEach
  void close() {
    two.close();
    one.close();
  }

  private KeyNode node(Path file, String name) {
    return new KeyNode(settings, clock, file, name);
  }

  private void copy() throws IOException {
    Files.copy(mine, theirs, StandardCopyOption.REPLACE_EXISTING);
  }

  private void sync() {
    one.keys.sync();
    two.keys.sync();
  }

  private void secondsLater(int seconds) {
    clock.advance(Duration.ofSeconds(seconds));
    sync();
  }

  @Test
  void a_new_key_waits_until_the_last_running_node_has_it() throws IOException {
    Keyset.rotate(mine);
    sync();
    assertThat(one.keys.keyset().encryptsWith()).isEqualTo(old);
    assertThat(one.keys.health().words()).contains("without it: web-2");
    one.reencrypt.run();
    two.reencrypt.run();
    assertThat(two.encryptedWith(old)).isEqualTo(5);
    one.refresh(0, "refreshed here");
    assertThat(two.token(0)).isEqualTo("refreshed here");

    copy();
    two.keys.sync();
    // The other one has not looked yet, and opens it all the same: its file has the key.
    two.refresh(1, "refreshed there");
    assertThat(one.token(1)).isEqualTo("refreshed there");
    sync();
    long key = one.keys.keyset().encryptsWith();
    assertThat(key).isEqualTo(two.keys.keyset().encryptsWith()).isNotEqualTo(old);

    two.reencrypt.run();
    assertThat(one.encryptedWith(key)).isEqualTo(5);
    secondsLater(61);
    assertThat(Keyset.load(mine, false).newestFirst()).containsExactly(key);
    assertThat(Keyset.load(theirs, false).newestFirst()).containsExactly(key);
    assertThat(one.token(0) + two.token(2)).isEqualTo("refreshed heretoken-2");
  }

  @Test
  void a_node_that_does_not_agree_yet_never_encrypts_back() throws IOException {
    Keyset.rotate(mine);
    copy();
    one.keys.sync();
    two.keys.sync();
    one.keys.sync();
    long key = one.keys.keyset().encryptsWith();
    one.reencrypt.run();
    two.keys.keyset().encryptWith(old);
    two.reencrypt.run();
    assertThat(one.encryptedWith(key)).isEqualTo(5);
  }

  @Test
  void a_key_is_not_retired_while_a_running_node_encrypts_with_it() throws IOException {
    Keyset.rotate(mine);
    copy();
    sync();
    one.keys.sync();
    // As if the other one had not looked since.
    two.execute("update keyset_node set seals_with = " + old + " where name = 'web-2'");
    one.reencrypt.run();
    assertThat(one.encryptedWith(old)).isZero();
    assertThat(one.stored("retired_key.count(*)", "1 = 1")).isEqualTo("0");

    two.keys.sync();
    one.reencrypt.run();
    assertThat(one.stored("retired_key.count(*)", "1 = 1")).isEqualTo("1");
  }

  @Test
  void a_stopped_node_holds_nobody_up_and_says_at_its_start_that_its_file_is_old() {
    two.close();
    Keyset.rotate(mine);
    one.keys.sync();
    long key = one.keys.keyset().encryptsWith();
    assertThat(key).isNotEqualTo(old);
    one.refresh(0, "new key");
    two = node(theirs, "web-2").started();
    assertThat(two.keys.health().level()).isEqualTo(Level.UNUSABLE);
    assertThat(two.keys.health().words()).contains("" + key).contains("web-1").contains("Copy");
    two.close();

    one.keys.sync();
    one.reencrypt.run();
    var late = node(theirs, "web-2");
    assertThatThrownBy(late.keys::start)
        .isInstanceOf(KeysetException.class)
        .hasMessageContaining("old copy");
    late.kill();
    two = node(mine, "web-2");
  }

  @Test
  void a_killed_node_holds_the_others_up_for_a_minute_only() {
    two.kill();
    Keyset.rotate(mine);
    one.keys.sync();
    assertThat(one.keys.keyset().encryptsWith()).isEqualTo(old);
    clock.advance(Duration.ofSeconds(61));
    one.keys.sync();
    assertThat(one.keys.keyset().encryptsWith()).isNotEqualTo(old);
    two = node(mine, "web-2");
  }

  @Test
  void a_foreign_keyset_is_said_and_encrypts_nothing_until_the_right_file_is_there()
      throws IOException {
    two.close();
    Files.delete(theirs);
    Keyset.load(theirs, true);
    two = node(theirs, "web-2").started();
    assertThat(two.keys.health().level()).isEqualTo(Level.UNUSABLE);
    assertThat(two.keys.health().words())
        .contains("doesn't match this database")
        .contains("keys create --lost");
    assertThatThrownBy(() -> two.encryptor().encrypt(Secret.of("x"), "t.c:1"))
        .isInstanceOf(KeysetException.class);
    two.reencrypt.run();
    Keyset.rotate(mine);
    one.keys.sync();
    assertThat(one.keys.keyset().encryptsWith()).as("it holds nobody up").isNotEqualTo(old);

    copy();
    two.keys.sync();
    assertThat(two.keys.health().level()).isEqualTo(Level.WELL);
    assertThat(two.token(0)).isEqualTo("token-0");
    two.encryptor().encrypt(Secret.of("x"), "t.c:1");
  }

  @Test
  void a_foreign_keyset_is_known_also_before_this_version_marked_the_database() throws IOException {
    two.close();
    one.execute("delete from keyset_mark");
    Files.delete(theirs);
    Keyset.load(theirs, true);
    two = node(theirs, "web-2").started();
    assertThat(two.keys.health().level()).isEqualTo(Level.UNUSABLE);
    one.keys.sync();
    assertThat(one.keys.health().level()).isEqualTo(Level.WELL);
    two.keys.sync();
    assertThat(two.keys.health().level()).isEqualTo(Level.UNUSABLE);
  }

  @Test
  void a_missing_file_is_not_made_anew_beside_encrypted_values() throws IOException {
    Files.delete(theirs);
    assertThatThrownBy(() -> node(theirs, "web-3"))
        .isInstanceOf(KeysetException.class)
        .hasMessageContaining(theirs.toString())
        .hasMessageContaining("5 values")
        .hasMessageContaining("--lost");
    assertThat(theirs).doesNotExist();
  }

  @Test
  void after_a_loss_that_is_accepted_the_database_belongs_to_the_new_file() throws IOException {
    one.close();
    two.close();
    Files.delete(mine);
    var lost = Keyset.load(mine, true);
    one = node(mine, "web-1");
    new KeysetStart(one.values, clock).adopt(lost);
    one.started();
    assertThat(one.keys.health().level()).isEqualTo(Level.TROUBLED);
    assertThat(one.keys.health().words()).contains("installation.bot_token 1");
    one.refresh(0, "granted again");
    assertThat(one.token(0)).isEqualTo("granted again");
    two = node(mine, "web-2");
  }
}
