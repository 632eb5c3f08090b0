package dev.patchbay.wiring.plan;

import java.util.Optional;

/**
 * A row of a wiring file's {@code connections}: names or ids, as written.
 *
 * @param at where the row begins
 * @param workspace empty where the file does not name it
 */
public record WantedRow(
    Position at,
    Written service,
    Written channel,
    Optional<Written> workspace,
    WiringSettings settings) {}
