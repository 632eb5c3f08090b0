/**
 * What features share: ids, the person who acts, and {@link dev.patchbay.core.Outcome}, the answer
 * of every use case. Values, and {@link dev.patchbay.core.Pause}; nothing here calls anything.
 */
@NullMarked
package dev.patchbay.core;

import org.jspecify.annotations.NullMarked;
