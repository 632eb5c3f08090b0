/**
 * Builds the graph in one place and runs it: {@link dev.patchbay.app.server.Assembly}, {@link
 * dev.patchbay.app.server.Lifecycle}. No other package creates features.
 */
@NullMarked
package dev.patchbay.app.server;

import org.jspecify.annotations.NullMarked;
