package dev.patchbay.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeysetTest {
  private static final Secret TOKEN = Secret.of("xoxb-hunter2");
  @TempDir private Path folder;

  @Test
  void a_made_file_is_private_and_opens_what_it_encrypted_after_a_restart() throws IOException {
    Path file = folder.resolve("deep/er/keyset.json");
    String encrypted = Keyset.load(file, true).encryptor().encrypt(TOKEN, "t.c:1");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Keyset.load(file, true).encryptor().decrypt(encrypted, "t.c:1")).isEqualTo(TOKEN);
    try (Stream<Path> files = Files.list(folder.resolve("deep/er"))) {
      assertThat(files).as("no draft is left").containsExactly(file);
    }
  }

  @Test
  void a_missing_file_that_may_not_be_made_is_named_with_what_to_do() {
    Path file = folder.resolve("keyset.json");
    assertThatThrownBy(() -> Keyset.load(file, false))
        .isInstanceOf(KeysetException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("PATCHBAY_KEYSET_FILE");
    assertThat(file).doesNotExist();
  }

  @Test
  void a_folder_that_cannot_be_made_is_said() throws IOException {
    Path notAFolder = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> Keyset.load(notAFolder.resolve("keyset.json"), true))
        .isInstanceOf(KeysetException.class)
        .hasMessageContaining("cannot be read or made");
  }

  @Test
  void starters_at_the_same_time_all_get_the_keys_of_the_first() {
    Path file = folder.resolve("keyset.json");
    List<Keyset> starters =
        IntStream.range(0, 8).parallel().mapToObj(starter -> Keyset.load(file, true)).toList();
    String encrypted = starters.get(0).encryptor().encrypt(TOKEN, "t.c:1");
    assertThat(starters)
        .allSatisfy(
            starter ->
                assertThat(starter.encryptor().decrypt(encrypted, "t.c:1")).isEqualTo(TOKEN));
  }

  @Test
  void a_file_that_is_there_is_never_replaced() throws IOException {
    Path file = folder.resolve("keyset.json");
    NewFile.write(file, "first");
    NewFile.write(file, "second");
    assertThat(file).hasContent("first");
  }

  @Test
  void what_root_lets_a_group_read_is_taken_by_a_process_that_is_not_roots() throws IOException {
    Path file = folder.resolve("keyset.json");
    Keyset.load(file, true);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));
    var link = Files.createSymbolicLink(folder.resolve("link.json"), file);
    var attributes = Files.readAttributes(link, PosixFileAttributes.class);
    boolean roots = attributes.owner().getName().equals("root");
    assertThat(KeysetReader.closed(attributes, "patchbay")).isEqualTo(roots);
    assertThat(KeysetReader.closed(attributes, "root")).isFalse();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    attributes = Files.readAttributes(link, PosixFileAttributes.class);
    assertThat(KeysetReader.closed(attributes, "patchbay")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-"})
  void a_file_open_to_others_is_refused_with_the_command_that_mends_it(String mode)
      throws IOException {
    Path file = folder.resolve("keyset.json");
    Keyset.load(file, true);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    assertThatThrownBy(() -> Keyset.load(file, true))
        .isInstanceOf(KeysetException.class)
        .hasMessageContaining("chmod 600 " + file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not json {hunter2",
        "[\"hunter2\"]",
        "{\"hunter2\":1}",
        "{\"aead\":{\"hunter2\":1}}",
        "{\"aead\":\"hunter2\",\"mac\":{}}"
      })
  void a_file_that_is_no_keyset_is_refused_without_repeating_it(String content) throws IOException {
    Path file = folder.resolve("keyset.json");
    NewFile.write(file, content);
    assertThatThrownBy(() -> Keyset.load(file, true))
        .isInstanceOf(KeysetException.class)
        .hasMessageContaining("cannot be used")
        .hasMessageNotContaining("hunter2")
        .hasNoCause();
  }

  @Test
  void a_folder_is_named_as_one_and_nobody_is_told_to_close_it() {
    assertThatThrownBy(() -> Keyset.load(folder, true))
        .isInstanceOf(KeysetException.class)
        .hasMessageContainingAll("is a folder", "PATCHBAY_KEYSET_FILE")
        .hasMessageNotContaining("chmod");
  }

  @Test
  void swapped_keysets_are_refused() throws IOException {
    KeysetFile right = KeysetFile.generate();
    String swapped =
        right
            .toJson()
            .replace("\"aead\"", "\"x\"")
            .replace("\"mac\"", "\"aead\"")
            .replace("\"x\"", "\"mac\"");
    Path file = folder.resolve("keyset.json");
    NewFile.write(file, swapped);
    assertThatThrownBy(() -> Keyset.load(file, true)).isInstanceOf(KeysetException.class);
  }
}
