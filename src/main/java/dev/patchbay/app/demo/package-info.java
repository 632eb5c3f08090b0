/**
 * Patchbay beside the simulated vendors: the world of {@code sandbox} and {@code demo}, and a
 * person who uses it. May use {@code app.server} and {@code sandbox..}. Entry type: {@link
 * dev.patchbay.app.demo.SandboxWorld}. Must never do what a person could not do by hand.
 */
@NullMarked
package dev.patchbay.app.demo;

import org.jspecify.annotations.NullMarked;
