/**
 * The program: its commands and exit codes. May use everything; nothing uses it. Entry type: {@code
 * Main}. Must never build the graph itself: {@code app.server} does.
 */
@NullMarked
package dev.patchbay.app;

import org.jspecify.annotations.NullMarked;
