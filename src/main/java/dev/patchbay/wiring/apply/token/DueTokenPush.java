package dev.patchbay.wiring.apply.token;

import dev.patchbay.wiring.Connection;

/**
 * A connection whose extension holds an older token than the workspace has.
 *
 * @param mark another number than before if it was marked again since
 * @param silenced whether PagerDuty may have paused the extension meanwhile
 */
public record DueTokenPush(Connection connection, long mark, int attempts, boolean silenced) {}
