/**
 * One run of a plan, with the app token: durable rows, one after the other, and what each came to.
 * Entry types: {@link dev.patchbay.wiring.apply.run.ApplyRun} and {@link
 * dev.patchbay.wiring.apply.run.RowWork}, which also settles drift.
 */
@NullMarked
package dev.patchbay.wiring.apply.run;

import org.jspecify.annotations.NullMarked;
