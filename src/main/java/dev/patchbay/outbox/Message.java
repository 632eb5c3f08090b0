package dev.patchbay.outbox;

import java.time.Instant;
import java.util.Optional;

/**
 * A message to be written now.
 *
 * @param ts Slack's name of it; empty while it is not posted
 * @param attempt random; what is posted carries it as metadata, to be found again by
 * @param since it was not posted before then
 */
public record Message(MessageKey key, Optional<String> ts, String attempt, Instant since) {}
