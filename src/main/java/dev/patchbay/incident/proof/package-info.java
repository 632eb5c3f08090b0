/**
 * Owns the proof that a connection works: a test incident that goes the whole way, and the watch
 * for incidents of which nothing shows that they arrived. Entry types: {@code ProveConnection},
 * {@code SilenceWatch}. Knows nothing of Slack: {@code ProofAnswers} tells people.
 */
@NullMarked
package dev.patchbay.incident.proof;

import org.jspecify.annotations.NullMarked;
