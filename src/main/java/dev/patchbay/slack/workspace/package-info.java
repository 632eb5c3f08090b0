/**
 * The face of {@code workspace} in Slack: installing by OAuth, the bare bot token, uninstall events
 * and the names of an org's workspaces. May use the Slack kit. Entry types: {@code SlackOAuthFlow}
 * and {@code InstallationEvents}. Must never decide who is allowed to install: {@code
 * workspace.Install} does.
 */
@NullMarked
package dev.patchbay.slack.workspace;

import org.jspecify.annotations.NullMarked;
