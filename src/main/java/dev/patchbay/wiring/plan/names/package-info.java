/**
 * What the names in a wiring file mean, and what its rules wire. Pure: takes and returns values
 * only. Entry types: {@code Resolver}, for who plans, and {@code DirectoryNames}, for who exports.
 */
@NullMarked
package dev.patchbay.wiring.plan.names;

import org.jspecify.annotations.NullMarked;
