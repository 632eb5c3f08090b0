package dev.patchbay.audit;

/**
 * The keyed hash of the chain. A hash says which key made it, and the keys are kept for as long as
 * the keyset file is: rotating the encryption keys leaves them. Thread-safe.
 */
public interface AuditKey {
  String hash(String text);

  /** Compared in constant time, with the key that made the hash. */
  boolean matches(String text, String hash);

  /** Whether the key that {@code hash} names is here. */
  boolean knows(String hash);
}
