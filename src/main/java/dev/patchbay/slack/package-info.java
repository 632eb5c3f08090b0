/**
 * Puts the Slack side together: {@code SlackPorts}, built before the features, which use it through
 * their ports, and {@code SlackEdge}, built after them. May use all Slack packages and the
 * features. Must never hold a use case: that belongs to a feature.
 */
@NullMarked
package dev.patchbay.slack;

import org.jspecify.annotations.NullMarked;
