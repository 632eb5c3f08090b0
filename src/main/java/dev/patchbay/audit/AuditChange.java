package dev.patchbay.audit;

import org.jspecify.annotations.Nullable;

/** How one field changed. Null: there was no value before, or there is none now. */
public record AuditChange(@Nullable String from, @Nullable String to) {}
