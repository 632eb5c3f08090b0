/**
 * Slack installations: which workspaces (or whole orgs) the app is installed in, who installed it,
 * and the bot token, encrypted, refreshed where it rotates. Entry types: {@link
 * dev.patchbay.workspace.Installations}, {@link dev.patchbay.workspace.Install} and {@link
 * dev.patchbay.workspace.TokenRotation}. Never calls Slack itself; what it needs from there comes
 * through {@link dev.patchbay.workspace.SlackOAuth} and {@link
 * dev.patchbay.workspace.BotTokenRefresh}. Changes go to who keeps a bot token elsewhere through
 * {@link dev.patchbay.workspace.InstallationListener}.
 */
@NullMarked
package dev.patchbay.workspace;

import org.jspecify.annotations.NullMarked;
