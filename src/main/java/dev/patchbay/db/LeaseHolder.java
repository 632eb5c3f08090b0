package dev.patchbay.db;

import java.time.Instant;

/** Who holds a key, since when, and until when if it dies. */
record LeaseHolder(String holder, Instant since, Instant until) {}
