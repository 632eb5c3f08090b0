package dev.patchbay.db;

import java.time.Instant;

/**
 * Who holds a key, for logs and for whoever waits.
 *
 * @param holder the job and id, or the thread that waited for its turn
 * @param until when it ends unless it is renewed or given back before
 */
public record HeldLease(String holder, Instant since, Instant until) {}
