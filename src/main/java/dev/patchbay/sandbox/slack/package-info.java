/**
 * A simulated Slack over real HTTP: Web API, OAuth, commands, buttons, modals, events, Socket Mode.
 * It imports nothing of Patchbay, so that it stays an independent witness of what Slack would have
 * said. Entry type: {@link dev.patchbay.sandbox.slack.SlackSimulator}. Facts about Slack come from
 * `reference/slack.md`. All state is guarded by the monitor of one {@code SlackWorld}; no callback
 * to an app is made while it is held.
 */
@NullMarked
package dev.patchbay.sandbox.slack;

import org.jspecify.annotations.NullMarked;
