/**
 * Slack installations: which workspaces (or whole orgs) the app is installed in, who installed it,
 * and the bot token, sealed. Entry types: {@link dev.patchbay.workspace.Installations} and {@link
 * dev.patchbay.workspace.Install}. Never calls Slack itself; what it needs from there comes through
 * {@link dev.patchbay.workspace.SlackOAuth}.
 */
@NullMarked
package dev.patchbay.workspace;

import org.jspecify.annotations.NullMarked;
