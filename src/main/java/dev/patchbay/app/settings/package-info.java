/**
 * Settings from the environment, read once, all problems reported together. Entry type: {@link
 * dev.patchbay.app.settings.Settings}. Secrets are never printed.
 */
@NullMarked
package dev.patchbay.app.settings;

import org.jspecify.annotations.NullMarked;
