/**
 * Owns connections of channels to services, as they are stored, and finds services as people name
 * them. May use {@code db}, {@code pagerduty} and {@code token}. Entry types: {@code Connections}
 * and {@code FindService}. Must never change anything at a vendor: {@code wiring.apply} does.
 */
@NullMarked
package dev.patchbay.wiring;

import org.jspecify.annotations.NullMarked;
