package dev.patchbay.audit;

import java.util.Optional;

/**
 * What a verification found.
 *
 * @param verified how many entries hold, from the first on
 * @param unlinked entries of the last seconds, which have no place in the chain yet
 * @param last the last entry that holds
 * @param broken the first place that does not hold
 */
public record AuditVerdict(
    long verified, long unlinked, Optional<AuditWitness> last, Optional<Broken> broken) {

  /**
   * @param why a sentence
   */
  public record Broken(long seq, String why) {}

  public boolean holds() {
    return broken.isEmpty();
  }
}
