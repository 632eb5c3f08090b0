package dev.patchbay.secret;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Which key encrypted a value, told by its beginning: Tink writes a version byte and the key's id
 * before the ciphertext, and base64 makes the first {@link #LENGTH} characters of those five bytes.
 * So a database can count and find values by key without decrypting one.
 */
public final class KeyPrefix {
  public static final int LENGTH = 7;

  private static final int BYTES = 5;
  private static final byte VERSION = 1;

  private KeyPrefix() {}

  /** The key's id; empty if {@code encrypted} (or its beginning) is nothing that we encrypted. */
  public static OptionalLong of(String encrypted) {
    if (encrypted.length() < LENGTH) {
      return OptionalLong.empty();
    }
    try {
      byte[] start = Base64.getUrlDecoder().decode(encrypted.substring(0, LENGTH));
      return start[0] == VERSION
          ? OptionalLong.of(Integer.toUnsignedLong(ByteBuffer.wrap(start, 1, 4).getInt()))
          : OptionalLong.empty();
    } catch (IllegalArgumentException e) {
      return OptionalLong.empty();
    }
  }

  /**
   * Every beginning that a value encrypted with the key can have: two bits are the ciphertext's.
   */
  public static List<String> all(long keyId) {
    byte[] start =
        ByteBuffer.allocate(BYTES + 1).put(VERSION).putInt((int) keyId).put((byte) 0).array();
    return IntStream.range(0, 4)
        .mapToObj(
            bits -> {
              start[BYTES] = (byte) (bits << 6);
              return Base64.getUrlEncoder().encodeToString(start).substring(0, LENGTH);
            })
        .toList();
  }
}
