/**
 * Secrets in memory and at rest. Owns the keyset file; encrypts and decrypts what is stored; makes
 * keyed fingerprints of what was sent and cannot be read back. The only package that sees Tink.
 * Never prints, logs or puts into an exception what a {@link dev.patchbay.secret.Secret} holds.
 */
@NullMarked
package dev.patchbay.secret;

import org.jspecify.annotations.NullMarked;
