package dev.patchbay.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries are wanted; what is empty lets all through. Texts must be equal.
 *
 * @param since the first moment that counts
 * @param until the first moment that does not
 */
public record AuditFilter(
    Optional<Instant> since,
    Optional<Instant> until,
    Optional<String> who,
    Optional<String> origin,
    Optional<String> action,
    Optional<String> workspace,
    Optional<String> channel,
    Optional<String> service,
    Optional<String> incident,
    Optional<String> result) {
  public static final AuditFilter ALL =
      new AuditFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
}
