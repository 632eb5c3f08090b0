/**
 * What the database says about its keys: which key encrypted what, which node encrypts with which,
 * and how a rotation goes from the new key in one node's file to the old one's removal (adr 7).
 * Knows the features' encrypted columns by {@link dev.patchbay.secret.EncryptedColumn} alone. Never
 * decrypts a value but to encrypt it again.
 */
@NullMarked
package dev.patchbay.keys;

import org.jspecify.annotations.NullMarked;
