/**
 * Settings from the environment, read once, all problems reported together. Entry types: {@link
 * dev.patchbay.app.settings.Settings} and {@code Variable}, where a setting is added. Must never
 * print a secret.
 */
@NullMarked
package dev.patchbay.app.settings;

import org.jspecify.annotations.NullMarked;
