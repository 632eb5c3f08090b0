/**
 * Steps of Slack's workflows: what an event asks for is stored with its job, carried out once, and
 * its result is sent to Slack until Slack has it.
 */
@NullMarked
package dev.patchbay.incident.step;

import org.jspecify.annotations.NullMarked;
