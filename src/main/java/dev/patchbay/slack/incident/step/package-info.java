/** Patchbay's steps in Slack's Workflow Builder: what a workflow gives, and what it gets. */
@NullMarked
package dev.patchbay.slack.incident.step;

import org.jspecify.annotations.NullMarked;
