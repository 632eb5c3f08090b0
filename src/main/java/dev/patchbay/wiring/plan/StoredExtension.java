package dev.patchbay.wiring.plan;

import dev.patchbay.wiring.ConnectionState;

/**
 * The extension of a connection, as it was written last.
 *
 * @param currentToken whether it was given the bot token that the workspace has now
 */
public record StoredExtension(
    String id, ExtensionFields fields, ConnectionState state, boolean currentToken) {}
