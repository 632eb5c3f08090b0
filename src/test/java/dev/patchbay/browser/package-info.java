/** What a person sees and does in a real browser. */
@NullMarked
package dev.patchbay.browser;

import org.jspecify.annotations.NullMarked;
