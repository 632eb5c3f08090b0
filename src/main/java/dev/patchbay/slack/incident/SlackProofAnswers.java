package dev.patchbay.slack.incident;

import dev.patchbay.incident.proof.Proof;
import dev.patchbay.incident.proof.ProofAnswers;
import dev.patchbay.slack.api.EphemeralMessages;
import java.util.List;
import java.util.Optional;

/** Tells the person who asked for a proof, in the channel that it is about. */
public final class SlackProofAnswers implements ProofAnswers {
  private final EphemeralMessages ephemerals;

  public SlackProofAnswers(EphemeralMessages ephemerals) {
    this.ephemerals = ephemerals;
  }

  @Override
  public void askForPress(Proof proof) {
    ephemerals.to(proof.by(), proof.place(), Optional.empty(), ProofView.press(proof), List.of());
  }

  @Override
  public void proven(Proof proof) {
    tell(proof, ProofView.proven(proof));
  }

  @Override
  public void failed(Proof proof, boolean resolved) {
    proof.failure().ifPresent(failure -> tell(proof, ProofView.failed(proof, failure, resolved)));
  }

  private void tell(Proof proof, String words) {
    ephemerals.answer(proof.by(), proof.place(), Optional.empty(), "", words, List.of());
  }
}
