/**
 * The program: settings, the one place that builds the graph ({@code Assembly}), its life, and the
 * commands of the jar.
 */
@NullMarked
package dev.patchbay.app;

import org.jspecify.annotations.NullMarked;
