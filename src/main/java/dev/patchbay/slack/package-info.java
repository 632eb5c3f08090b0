/**
 * The Slack edge: commands, modals, buttons, posting, installing. The only package that sees Bolt
 * and Slack's client. Requests are verified on their raw bytes before anything reads them; handlers
 * decide and answer within Slack's three seconds, and leave everything longer to the features'
 * durable jobs. Implements the features' ports.
 */
@NullMarked
package dev.patchbay.slack;

import org.jspecify.annotations.NullMarked;
