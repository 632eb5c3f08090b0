/**
 * What the database says about its keys: which key sealed what, which node seals with which, and
 * how a rotation goes from the new key in one node's file to the old one's removal (adr 7). Knows
 * the features' sealed columns by {@link dev.patchbay.secret.SealedColumn} alone. Never opens a
 * value but to seal it again.
 */
@NullMarked
package dev.patchbay.keys;

import org.jspecify.annotations.NullMarked;
