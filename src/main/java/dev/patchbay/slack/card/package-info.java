/** Every incident message: drawn, and rewritten after a press. */
@NullMarked
package dev.patchbay.slack.card;

import org.jspecify.annotations.NullMarked;
