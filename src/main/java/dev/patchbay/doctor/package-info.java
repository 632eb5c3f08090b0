/**
 * Looks at everything that Patchbay needs and says what to do for each fault. Entry type: {@link
 * dev.patchbay.doctor.Doctor}. Changes nothing and shows no secret.
 */
@NullMarked
package dev.patchbay.doctor;

import org.jspecify.annotations.NullMarked;
