package dev.patchbay.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class EncryptorTest {
  private static final Secret TOKEN = Secret.of("xoxb-hunter2-ü");
  private final KeysetFile file = KeysetFile.generate();
  private final Encryptor box = keyset(file).box();

  @Test
  void what_was_sealed_opens_in_its_place() {
    String sealed = box.seal(TOKEN, "installation.bot_token:/T1");
    assertThat(sealed).doesNotContain("hunter2").matches("[A-Za-z0-9_-]+");
    assertThat(box.open(sealed, "installation.bot_token:/T1")).isEqualTo(TOKEN);
  }

  @Test
  void sealing_twice_gives_two_values() {
    assertThat(box.seal(TOKEN, "t.c:1")).isNotEqualTo(box.seal(TOKEN, "t.c:1"));
  }

  @Test
  void a_value_copied_to_another_row_does_not_open() {
    String sealed = box.seal(TOKEN, "t.c:1");
    unreadable(() -> box.open(sealed, "t.c:2"));
  }

  @Test
  void a_changed_value_does_not_open() {
    byte[] sealed = Base64.getUrlDecoder().decode(box.seal(TOKEN, "t.c:1"));
    sealed[sealed.length - 1] ^= 1;
    unreadable(() -> box.open(Base64.getUrlEncoder().encodeToString(sealed), "t.c:1"));
    unreadable(() -> box.open("not base64 !", "t.c:1"));
    unreadable(() -> box.open("", "t.c:1"));
  }

  @Test
  void another_keyset_does_not_open_it() {
    String sealed = box.seal(TOKEN, "t.c:1");
    unreadable(() -> keyset(KeysetFile.generate()).box().open(sealed, "t.c:1"));
  }

  @Test
  void after_a_rotation_old_values_open_and_old_fingerprints_match() {
    String sealed = box.seal(TOKEN, "t.c:1");
    String print = keyset(file).fingerprint().of(TOKEN);
    Keyset after = keyset(file.rotated());

    assertThat(after.box().open(sealed, "t.c:1")).isEqualTo(TOKEN);
    assertThat(after.fingerprint().matches(TOKEN, print)).isTrue();
    String sealedAfter = after.box().seal(TOKEN, "t.c:1");
    unreadable(() -> box.open(sealedAfter, "t.c:1"));
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
  void the_key_that_sealed_a_value_is_told_by_its_beginning() {
    long key = keyset(file.rotated()).newestFirst().get(0);
    for (int i = 0; i < 50; i++) {
      Keyset keyset = keyset(file);
      String sealed = keyset.box().seal(TOKEN, "t.c:1");
      assertThat(KeyPrefix.of(sealed)).hasValue(keyset.newestFirst().get(0));
      assertThat(KeyPrefix.all(keyset.newestFirst().get(0)))
          .hasSize(4)
          .contains(sealed.substring(0, KeyPrefix.LENGTH));
      assertThat(KeyPrefix.all(key)).doesNotContain(sealed.substring(0, KeyPrefix.LENGTH));
    }
    assertThat(KeyPrefix.of("xoxb-plain")).isEmpty();
    assertThat(KeyPrefix.of("")).isEmpty();
  }

  @Test
  void an_older_key_seals_when_it_is_told_to() {
    String before = box.seal(TOKEN, "t.c:1");
    Keyset rotated = keyset(file.rotated());
    assertThat(KeyPrefix.of(rotated.box().seal(TOKEN, "t.c:1"))).isNotEqualTo(KeyPrefix.of(before));
    rotated.sealWith(KeyPrefix.of(before).getAsLong());
    assertThat(box.open(rotated.box().seal(TOKEN, "t.c:1"), "t.c:1")).isEqualTo(TOKEN);
  }

  private static void unreadable(ThrowingCallable open) {
    assertThatThrownBy(open)
        .isInstanceOf(UnreadableSecretException.class)
        .hasMessageNotContaining("hunter2")
        .hasNoCause();
  }

  /** Through the file's own text, as a restart would. */
  private static Keyset keyset(KeysetFile file) {
    try {
      return Keyset.of(KeysetFile.parse(file.toJson()));
    } catch (KeysetFile.Malformed e) {
      throw new AssertionError(e);
    }
  }
}
