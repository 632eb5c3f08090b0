package dev.patchbay.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A token, password or key in memory. It never prints itself and compares in constant time.
 * Immutable and safe to share between threads.
 *
 * <p>For as long as it is kept, the value stands in memory only XORed with random bytes that stand
 * elsewhere: nobody finds a token by searching a heap dump or a core for what tokens look like, and
 * the bytes that are made on the way are wiped. That is all it achieves. Who reads a dump with a
 * debugger joins the two. {@link #reveal} makes a {@code String}, since OkHttp, Nimbus, Slack's
 * client and JDBC take nothing else; it cannot be wiped and stays until it is collected. What came
 * in as a {@code String} (settings from the environment, vendors' answers) was one before.
 */
public final class Secret {
  private final byte[] masked;
  private final byte[] mask;

  private Secret(byte[] clear) {
    mask = new byte[clear.length];
    // No key: it only has to differ from one secret to the next.
    ThreadLocalRandom.current().nextBytes(mask);
    masked = xor(clear, mask);
  }

  /**
   * Wraps a value; a blank secret is a missing one.
   *
   * @throws IllegalArgumentException if {@code value} is blank
   */
  public static Secret of(String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a secret must not be blank");
    }
    return taking(value.getBytes(StandardCharsets.UTF_8));
  }

  /** Wraps UTF-8 text and wipes the given array. */
  static Secret taking(byte[] clear) {
    try {
      return new Secret(clear);
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  /** The value itself. Call it only where it leaves for the vendor. */
  public String reveal() {
    byte[] clear = bytes();
    try {
      return new String(clear, StandardCharsets.UTF_8);
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  /** A copy in UTF-8; the caller wipes it. */
  byte[] bytes() {
    return xor(masked, mask);
  }

  private static byte[] xor(byte[] one, byte[] other) {
    byte[] result = new byte[one.length];
    for (int at = 0; at < one.length; at++) {
      result[at] = (byte) (one[at] ^ other[at]);
    }
    return result;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Secret that)) {
      return false;
    }
    byte[] mine = bytes();
    byte[] theirs = that.bytes();
    try {
      return MessageDigest.isEqual(mine, theirs);
    } finally {
      Arrays.fill(mine, (byte) 0);
      Arrays.fill(theirs, (byte) 0);
    }
  }

  /** The same for all: a hash of the value would tell something of it wherever one is printed. */
  @Override
  public int hashCode() {
    return 0;
  }

  @Override
  public String toString() {
    return "Secret(hidden)";
  }
}
