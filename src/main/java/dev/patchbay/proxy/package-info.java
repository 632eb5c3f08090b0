/**
 * The way out of this machine: which proxy leads to an address, its password, and what it has
 * against a request, the same for every client of ours.
 */
@NullMarked
package dev.patchbay.proxy;

import org.jspecify.annotations.NullMarked;
