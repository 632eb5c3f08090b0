/**
 * Builds all objects in one place, and starts and stops them in order. May use everything but
 * {@code sandbox} and the commands. Entry types: {@link dev.patchbay.app.server.Assembly} and
 * {@link dev.patchbay.app.server.Lifecycle}. Must never hold a rule of a feature; no other package
 * creates features.
 */
@NullMarked
package dev.patchbay.app.server;

import org.jspecify.annotations.NullMarked;
