/**
 * What is to be done so that PagerDuty has what is wanted. Pure: takes and returns values only.
 * Entry type: {@link dev.patchbay.wiring.plan.Planner}. {@code wiring.apply} carries it out.
 */
@NullMarked
package dev.patchbay.wiring.plan;

import org.jspecify.annotations.NullMarked;
