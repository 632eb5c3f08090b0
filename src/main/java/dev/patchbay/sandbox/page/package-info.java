/**
 * A page to try the app in by hand: a simulated Slack and a simulated PagerDuty side by side. It
 * knows only the handles of the two simulators, nothing of Patchbay but its address. Entry type:
 * {@link dev.patchbay.sandbox.page.SandboxPage}.
 */
@NullMarked
package dev.patchbay.sandbox.page;

import org.jspecify.annotations.NullMarked;
