package dev.patchbay.support;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Values that must not be seen, and the search for them: a piece of each, as it is, encoded for a
 * URL, in Base64 wherever it may begin, and in hex.
 */
public final class Marks {
  /** So many characters of a value in a row are the value. */
  private static final int PIECE = 16;

  private static final int WINDOW = 8;

  /** Pieces by their first eight characters. */
  private final Map<Long, List<Piece>> pieces = new HashMap<>();

  private long[] beginnings = {};

  private record Piece(String name, String text) {}

  /**
   * @param name what is said where the value is found
   */
  public void add(String name, String value) {
    String core = value.substring(value.lastIndexOf('_') + 1);
    core = core.length() < PIECE ? value : core;
    if (core.length() < PIECE) {
      throw new IllegalArgumentException(name + " is too short to be told from other words");
    }
    piece(name, core);
    piece(name + " in a URL", URLEncoder.encode(core, StandardCharsets.UTF_8));
    byte[] bytes = core.getBytes(StandardCharsets.UTF_8);
    piece(name + " in hex", HexFormat.of().formatHex(bytes));
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, shifted, before, bytes.length);
      // The first letters also hang on what stands before.
      String encoded =
          Base64.getEncoder().encodeToString(shifted).substring(before == 0 ? 0 : before + 1);
      piece(name + " in Base64", encoded);
      piece(name + " in Base64", encoded.replace('+', '-').replace('/', '_'));
    }
    beginnings = pieces.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
  }

  private void piece(String name, String text) {
    String piece = text.substring(0, Math.min(PIECE, text.length()));
    long key = 0;
    for (int i = 0; i < WINDOW; i++) {
      key = (key << 8) | (piece.charAt(i) & 0xff);
    }
    var same = pieces.computeIfAbsent(key, k -> new ArrayList<>());
    if (same.stream().noneMatch(one -> one.text().equals(piece))) {
      same.add(new Piece(name, piece));
    }
  }

  /** What is found in the text: the value's name, and what stands around it. */
  public List<String> in(String where, String text) {
    var found = new ArrayList<String>();
    long key = 0;
    for (int i = 0; i < text.length(); i++) {
      key = (key << 8) | (text.charAt(i) & 0xff);
      if (i >= WINDOW - 1 && Arrays.binarySearch(beginnings, key) >= 0) {
        int start = i - WINDOW + 1;
        for (Piece piece : pieces.getOrDefault(key, List.of())) {
          if (text.startsWith(piece.text(), start)) {
            int from = Math.max(0, start - 120);
            found.add(
                piece.name() + " in " + where + ": …" + text.substring(from, start) + "[HERE]");
          }
        }
      }
    }
    return found;
  }
}
