package dev.patchbay.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A token, password or key in memory. It never prints itself and compares in constant time.
 * Immutable and safe to share between threads.
 */
public final class Secret {
  private final String value;

  private Secret(String value) {
    this.value = value;
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
    return new Secret(value);
  }

  /** The value itself. Call it only where it leaves for the vendor or the sealed box. */
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that
        && MessageDigest.isEqual(
            value.getBytes(StandardCharsets.UTF_8), that.value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "Secret(hidden)";
  }
}
