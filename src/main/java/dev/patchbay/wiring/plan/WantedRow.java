package dev.patchbay.wiring.plan;

import java.util.Optional;

/**
 * A row of a wiring file's {@code connections}: names or ids, as written.
 *
 * @param at where the row begins
 * @param service blank where the file has none or it cannot be read, which is one of the file's
 *     problems then; the channel's name is looked up all the same
 * @param channel blank likewise
 * @param workspace empty where the file does not name it
 */
public record WantedRow(
    Position at,
    Written service,
    Written channel,
    Optional<Written> workspace,
    WiringSettings settings) {}
