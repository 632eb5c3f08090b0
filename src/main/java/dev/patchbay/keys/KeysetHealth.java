package dev.patchbay.keys;

/**
 * Whether this node can work with its keys, and what the Patchbay admin should know or do.
 *
 * @param words blank if there is nothing to say
 */
public record KeysetHealth(Level level, String words) {

  /** How much works. */
  public enum Level {
    /** Everything; there may still be words on a rotation under way. */
    WELL,
    /** This node works, but something needs a Patchbay admin. */
    TROUBLED,
    /** What others encrypted cannot be decrypted here: this node should get no requests. */
    UNUSABLE
  }

  static KeysetHealth well(String words) {
    return new KeysetHealth(Level.WELL, words);
  }

  static KeysetHealth troubled(String words) {
    return new KeysetHealth(Level.TROUBLED, words);
  }

  static KeysetHealth unusable(String words) {
    return new KeysetHealth(Level.UNUSABLE, words);
  }
}
