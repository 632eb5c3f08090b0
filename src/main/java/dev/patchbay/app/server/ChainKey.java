package dev.patchbay.app.server;

import dev.patchbay.audit.AuditKey;
import dev.patchbay.secret.Fingerprint;
import dev.patchbay.secret.Secret;

/**
 * The audit's key: the keyset's keys for fingerprints, which stay when encryption keys are rotated.
 * What is hashed for the audit begins as no token does, so that neither passes for the other.
 */
public record ChainKey(Fingerprint fingerprint) implements AuditKey {
  @Override
  public String hash(String text) {
    return fingerprint.of(Secret.of(text));
  }

  @Override
  public boolean matches(String text, String hash) {
    return fingerprint.matches(Secret.of(text), hash);
  }

  @Override
  public boolean knows(String hash) {
    return fingerprint.knows(hash);
  }
}
