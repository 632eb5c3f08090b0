package dev.patchbay.wiring.plan;

import dev.patchbay.wiring.ConnectionKey;
import java.util.Optional;

/**
 * A connection that someone wants.
 *
 * @param triedBefore whether an earlier run may have created an extension and never heard of it
 */
public record Wanted(
    ConnectionKey key,
    ExtensionFields fields,
    Optional<StoredExtension> stored,
    boolean triedBefore) {}
