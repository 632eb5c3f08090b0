package dev.patchbay.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretTest {
  private static final int LENGTH = 32;

  @Test
  void a_secret_gives_back_what_it_was_made_of_and_never_prints_it() {
    Secret secret = Secret.of("xoxb-hunter2-ü");
    assertThat(secret.reveal()).isEqualTo("xoxb-hunter2-ü");
    assertThat(secret.toString()).doesNotContain("hunter2");
    assertThatThrownBy(() -> Secret.of(" ")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void equal_secrets_are_equal_though_their_masks_differ_and_the_hash_tells_nothing() {
    assertThat(Secret.of("one")).isEqualTo(Secret.of("one")).isNotEqualTo(Secret.of("other"));
    assertThat(Secret.of("one")).hasSameHashCodeAs(Secret.of("other"));
    assertThat(Secret.of("one")).isNotEqualTo("one");
  }

  @Test
  void the_array_that_a_secret_takes_is_wiped() {
    byte[] clear = {'a', 'b'};
    assertThat(Secret.taking(clear).reveal()).isEqualTo("ab");
    assertThat(clear).containsOnly(0);
  }

  @Test
  void a_heap_dump_holds_a_kept_string_and_not_a_kept_secret(@TempDir Path folder)
      throws IOException {
    byte[] hidden = random();
    byte[] shown = random();
    Secret secret = Secret.of(token(hidden));
    String string = token(shown);
    secret.reveal();
    Path dump = folder.resolve("heap.hprof");
    // Live objects only: it collects what was made on the way.
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpHeap(dump.toString(), true);

    assertThat(holds(dump, shown)).isTrue();
    assertThat(holds(dump, hidden)).isFalse();
    assertThat(secret.reveal()).isNotEqualTo(string);
  }

  private static byte[] random() {
    byte[] random = new byte[LENGTH / 2];
    new SecureRandom().nextBytes(random);
    return random;
  }

  private static String token(byte[] random) {
    return HexFormat.of().formatHex(random);
  }

  /** Compares without ever holding the token in one piece. */
  private static boolean holds(Path dump, byte[] random) throws IOException {
    byte[] wanted = new byte[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      int half = (random[i / 2] >> (i % 2 == 0 ? 4 : 0)) & 15;
      wanted[i] = (byte) ~Character.forDigit(half, 16);
    }
    int matched = 0;
    try (var bytes = new BufferedInputStream(Files.newInputStream(dump), 1 << 20)) {
      for (int next = bytes.read(); next >= 0; next = bytes.read()) {
        matched = (byte) ~next == wanted[matched] ? matched + 1 : (byte) ~next == wanted[0] ? 1 : 0;
        if (matched == LENGTH) {
          return true;
        }
      }
    }
    return false;
  }
}
