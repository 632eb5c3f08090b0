/**
 * Patchbay beside the simulated vendors: the world of {@code sandbox} and {@code demo}, and a
 * person who uses it. Entry type: {@link dev.patchbay.app.demo.SandboxWorld}.
 */
@NullMarked
package dev.patchbay.app.demo;

import org.jspecify.annotations.NullMarked;
