/**
 * Checks everything that Patchbay needs and says what to do for each fault. Owns the checks and
 * their report. May use both vendors' clients, the database and {@code words}. Entry type: {@code
 * Doctor}. Must never change anything or show a secret.
 */
@NullMarked
package dev.patchbay.doctor;

import org.jspecify.annotations.NullMarked;
