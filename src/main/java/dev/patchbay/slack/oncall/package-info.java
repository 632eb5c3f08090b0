/**
 * The face of who is on call: {@code /pd oncall}, what follows a policy, and the message that a
 * person's turn begins. Entry type: {@code OnCallFace}. Must never mention anyone who is on call:
 * being looked up is no reason to be disturbed.
 */
@NullMarked
package dev.patchbay.slack.oncall;

import org.jspecify.annotations.NullMarked;
