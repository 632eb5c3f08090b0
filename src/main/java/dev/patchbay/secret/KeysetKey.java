package dev.patchbay.secret;

/**
 * A key of the keyset file, without its material.
 *
 * @param id as in the file and in every value that it encrypted
 * @param primary of its use: the newest
 * @param kind for people: algorithm and size
 */
public record KeysetKey(long id, Use use, boolean primary, String kind) {

  /** What a key is for. */
  public enum Use {
    ENCRYPTION,
    FINGERPRINTS
  }
}
