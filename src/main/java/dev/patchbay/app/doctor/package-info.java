/**
 * The checks of {@code doctor}: each looks at one thing, with words for what it saw and what to do.
 * Nothing here changes anything, at home or at a vendor's: what is asked for is not stored, and no
 * table, key or message is made. No finding holds a secret. Knows nothing of commands or settings'
 * names but what it tells people to set; entry is {@link dev.patchbay.app.doctor.Doctor}.
 */
@NullMarked
package dev.patchbay.app.doctor;

import org.jspecify.annotations.NullMarked;
