/**
 * One extension: what it is to be, what it is, and the one place that writes it. Entry type: {@link
 * dev.patchbay.wiring.apply.extension.Applier}.
 */
@NullMarked
package dev.patchbay.wiring.apply.extension;

import org.jspecify.annotations.NullMarked;
