package dev.patchbay.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changing the keyset file, and a process that goes on while it changes. */
final class KeyRotationTest {
  private static final Secret TOKEN = Secret.of("xoxb-hunter2");
  @TempDir private Path folder;
  private Path file;
  private Keyset running;

  @BeforeEach
  void make() {
    file = folder.resolve("keyset.json");
    running = Keyset.load(file, true);
  }

  @Test
  void rotation_adds_a_primary_key_and_keeps_the_old_one_and_the_mode() throws IOException {
    var old = running.newestFirst();
    Keyset.rotate(file);
    var now = Keyset.load(file, false);

    assertThat(now.newestFirst()).hasSize(2).endsWith(old.get(0));
    assertThat(now.encryptsWith()).isEqualTo(now.newestFirst().get(0)).isNotEqualTo(old.get(0));
    assertThat(now.mark()).isEqualTo(running.mark());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    onlyTheFile();
  }

  @Test
  void rotations_at_once_lose_no_key() throws Exception {
    var threads = Executors.newFixedThreadPool(8);
    try {
      var turns =
          IntStream.range(0, 40)
              .mapToObj(turn -> threads.submit(() -> Keyset.rotate(file)))
              .toList();
      for (var turn : turns) {
        turn.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(new HashSet<>(Keyset.load(file, false).newestFirst())).hasSize(41);
    onlyTheFile();
  }

  @Test
  void a_rotation_that_fails_leaves_the_file_as_it_was() throws IOException {
    String before = Files.readString(file);
    assertThatThrownBy(
            () ->
                ChangedFile.change(
                    file,
                    old -> {
                      throw new IllegalStateException("killed");
                    }))
        .hasMessage("killed");
    assertThat(file).hasContent(before);
    onlyTheFile();
  }

  @Test
  void the_old_content_is_whole_until_the_new_one_is_on_disk() throws Exception {
    String before = Files.readString(file);
    ChangedFile.change(
        file,
        old -> {
          assertThat(file).hasContent(before);
          return old;
        });
    // What a kill between draft and rename leaves behind is in nobody's way.
    NewFile.draft(file, "half");
    Keyset.rotate(file);
    assertThat(Keyset.load(file, false).newestFirst()).hasSize(2);
  }

  @Test
  void a_link_to_the_file_stays_a_link() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), file);
    Keyset.rotate(link);
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(Keyset.load(file, false).newestFirst()).hasSize(2);
  }

  @Test
  void there_is_nothing_to_rotate_without_a_file() {
    Path none = folder.resolve("none.json");
    assertThatThrownBy(() -> Keyset.rotate(none))
        .isInstanceOf(KeysetException.class)
        .hasMessageContaining(none.toString());
    assertThat(none).doesNotExist();
  }

  @Test
  void an_unknown_key_is_looked_for_in_the_file_at_once() {
    Keyset.rotate(file);
    String encrypted = Keyset.load(file, false).encryptor().encrypt(TOKEN, "t.c:1");
    assertThat(running.encryptor().decrypt(encrypted, "t.c:1")).isEqualTo(TOKEN);
    assertThat(running.newestFirst()).hasSize(2);
  }

  @Test
  void a_file_that_was_read_anew_encrypts_with_the_old_key_until_told_otherwise() {
    long old = running.encryptsWith();
    Keyset.rotate(file);
    assertThat(running.refresh()).isTrue();
    assertThat(running.refresh()).isFalse();
    assertThat(running.encryptsWith()).isEqualTo(old);
  }

  @Test
  void a_file_that_is_gone_or_damaged_or_anothers_leaves_the_keys_in_use() throws IOException {
    String encrypted = running.encryptor().encrypt(TOKEN, "t.c:1");
    String right = Files.readString(file);

    Files.delete(file);
    stillWorks(encrypted, "no keyset file");
    NewFile.write(file, "{\"aead\":");
    stillWorks(encrypted, "cannot be used");
    Path other = folder.resolve("other.json");
    Keyset.load(other, true);
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
    stillWorks(encrypted, "does not continue");

    Files.delete(file);
    NewFile.write(file, right);
    assertThat(running.refresh()).isTrue();
    assertThat(running.trouble()).isEmpty();
  }

  @Test
  void a_keyset_that_is_not_this_databases_encrypts_nothing_and_takes_the_right_file()
      throws IOException {
    Path wrong = folder.resolve("wrong.json");
    Keyset node = Keyset.load(wrong, true);
    node.refuseToEncrypt("not these");
    assertThatThrownBy(() -> node.encryptor().encrypt(TOKEN, "t.c:1"))
        .isInstanceOf(KeysetException.class)
        .hasMessage("not these");

    Files.copy(file, wrong, StandardCopyOption.REPLACE_EXISTING);
    String encrypted = running.encryptor().encrypt(TOKEN, "t.c:1");
    assertThat(node.encryptor().decrypt(encrypted, "t.c:1")).isEqualTo(TOKEN);
  }

  @Test
  void keys_are_taken_out_but_never_the_primary_one() {
    long old = running.encryptsWith();
    Keyset.rotate(file);
    running.refresh();
    long primary = running.newestFirst().get(0);
    running.encryptWith(primary);
    running.remove(Set.of(old, primary));
    assertThat(running.newestFirst()).containsExactly(primary);
    assertThat(Keyset.load(file, false).newestFirst()).containsExactly(primary);
  }

  private void stillWorks(String encrypted, String words) {
    assertThat(running.refresh()).isFalse();
    assertThat(running.trouble()).get().asString().contains(words);
    assertThat(running.encryptor().decrypt(encrypted, "t.c:1")).isEqualTo(TOKEN);
    running.encryptor().encrypt(TOKEN, "t.c:1");
  }

  private void onlyTheFile() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }
}
