/** What ships beside the jar for containers, as far as it can be checked without an engine. */
@NullMarked
package dev.patchbay.docker;

import org.jspecify.annotations.NullMarked;
