package dev.patchbay.incident.proof;

/**
 * Port, implemented in {@code slack}: tells the person who asked for a proof. Called on a job
 * thread; after a crash a call may come twice, which does no harm.
 */
public interface ProofAnswers {
  /** PagerDuty posts the incident now; the person is to press its button. */
  void askForPress(Proof proof);

  /** It went the whole way, and the incident is resolved. */
  void proven(Proof proof);

  /**
   * It did not; {@code proof.failure()} says why.
   *
   * @param resolved whether the test incident is resolved, or was never made
   */
  void failed(Proof proof, boolean resolved);
}
