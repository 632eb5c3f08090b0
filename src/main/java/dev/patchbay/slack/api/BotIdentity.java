package dev.patchbay.slack.api;

import java.util.Optional;

/**
 * Whose a token is, as {@code auth.test} and its {@code x-oauth-scopes} header say; what Slack
 * leaves out is blank.
 *
 * @param teamId the workspace, or the org where {@code orgWide}
 * @param teamName of the same
 * @param userId the bot's user
 * @param scopes comma separated
 */
public record BotIdentity(
    String teamId,
    String teamName,
    Optional<String> enterpriseId,
    boolean orgWide,
    String url,
    String botId,
    String userId,
    String scopes) {}
