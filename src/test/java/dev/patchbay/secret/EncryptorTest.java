package dev.patchbay.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EncryptorTest {
  private static final Secret TOKEN = Secret.of("xoxb-hunter2-ü");
  private final KeysetFile file = KeysetFile.generate();
  private final Path folder;
  private final Encryptor encryptor;

  EncryptorTest(@TempDir Path folder) {
    this.folder = folder;
    this.encryptor = keyset(file).encryptor();
  }

  @Test
  void what_was_encrypted_opens_in_its_place() {
    String encrypted = encryptor.encrypt(TOKEN, "installation.bot_token:/T1");
    assertThat(encrypted).doesNotContain("hunter2").matches("[A-Za-z0-9_-]+");
    assertThat(encryptor.decrypt(encrypted, "installation.bot_token:/T1")).isEqualTo(TOKEN);
  }

  @Test
  void encrypting_twice_gives_two_values() {
    assertThat(encryptor.encrypt(TOKEN, "t.c:1")).isNotEqualTo(encryptor.encrypt(TOKEN, "t.c:1"));
  }

  @Test
  void a_value_copied_to_another_row_does_not_open() {
    String encrypted = encryptor.encrypt(TOKEN, "t.c:1");
    unreadable(() -> encryptor.decrypt(encrypted, "t.c:2"));
  }

  @Test
  void a_changed_value_does_not_open() {
    byte[] encrypted = Base64.getUrlDecoder().decode(encryptor.encrypt(TOKEN, "t.c:1"));
    encrypted[encrypted.length - 1] ^= 1;
    unreadable(() -> encryptor.decrypt(Base64.getUrlEncoder().encodeToString(encrypted), "t.c:1"));
    unreadable(() -> encryptor.decrypt("not base64 !", "t.c:1"));
    unreadable(() -> encryptor.decrypt("", "t.c:1"));
  }

  @Test
  void another_keyset_does_not_open_it() {
    String encrypted = encryptor.encrypt(TOKEN, "t.c:1");
    unreadable(() -> keyset(KeysetFile.generate()).encryptor().decrypt(encrypted, "t.c:1"));
  }

  @Test
  void after_a_rotation_old_values_open_and_old_fingerprints_match() {
    String encrypted = encryptor.encrypt(TOKEN, "t.c:1");
    String print = keyset(file).fingerprint().of(TOKEN);
    Keyset after = keyset(file.rotated());

    assertThat(after.encryptor().decrypt(encrypted, "t.c:1")).isEqualTo(TOKEN);
    assertThat(after.fingerprint().matches(TOKEN, print)).isTrue();
    String encryptedAfter = after.encryptor().encrypt(TOKEN, "t.c:1");
    unreadable(() -> encryptor.decrypt(encryptedAfter, "t.c:1"));
  }

  @Test
  void a_fingerprint_matches_its_secret_and_keyset_only() {
    Fingerprint fingerprint = keyset(file).fingerprint();
    String print = fingerprint.of(TOKEN);
    assertThat(print).doesNotContain("hunter2").isEqualTo(fingerprint.of(TOKEN));
    assertThat(fingerprint.matches(TOKEN, print)).isTrue();
    assertThat(fingerprint.matches(Secret.of("other"), print)).isFalse();
    assertThat(fingerprint.matches(TOKEN, "nonsense !")).isFalse();
    assertThat(keyset(KeysetFile.generate()).fingerprint().matches(TOKEN, print)).isFalse();
  }

  @Test
  void the_key_that_encrypted_a_value_is_told_by_its_beginning() {
    long key = keyset(file.rotated()).newestFirst().get(0);
    for (int i = 0; i < 50; i++) {
      Keyset keyset = keyset(file);
      String encrypted = keyset.encryptor().encrypt(TOKEN, "t.c:1");
      assertThat(KeyPrefix.of(encrypted)).hasValue(keyset.newestFirst().get(0));
      assertThat(KeyPrefix.all(keyset.newestFirst().get(0)))
          .hasSize(4)
          .contains(encrypted.substring(0, KeyPrefix.LENGTH));
      assertThat(KeyPrefix.all(key)).doesNotContain(encrypted.substring(0, KeyPrefix.LENGTH));
    }
    assertThat(KeyPrefix.of("xoxb-plain")).isEmpty();
    assertThat(KeyPrefix.of("")).isEmpty();
  }

  @Test
  void an_older_key_encrypts_when_it_is_told_to() {
    String before = encryptor.encrypt(TOKEN, "t.c:1");
    Keyset rotated = keyset(file.rotated());
    assertThat(KeyPrefix.of(rotated.encryptor().encrypt(TOKEN, "t.c:1")))
        .isNotEqualTo(KeyPrefix.of(before));
    rotated.encryptWith(KeyPrefix.of(before).getAsLong());
    assertThat(encryptor.decrypt(rotated.encryptor().encrypt(TOKEN, "t.c:1"), "t.c:1"))
        .isEqualTo(TOKEN);
  }

  private static void unreadable(ThrowingCallable open) {
    assertThatThrownBy(open)
        .isInstanceOf(UnreadableSecretException.class)
        .hasMessageNotContaining("hunter2")
        .hasNoCause();
  }

  /** Through a file, as a restart would. */
  private Keyset keyset(KeysetFile content) {
    try {
      var written = Files.createTempDirectory(folder, "keys").resolve("keyset.json");
      NewFile.write(written, content.toJson());
      return Keyset.load(written, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
