package dev.patchbay.slack.incident;

import dev.patchbay.incident.proof.Proof;
import dev.patchbay.incident.proof.ProofFailure;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.wiring.DeliveryKind;

/** Which step of a proof failed, why probably, and what to do; mrkdwn. Pure. */
final class ProofAdvice {
  private static final int DETAIL = 300;

  private ProofAdvice() {}

  static String of(Proof proof, ProofFailure failure) {
    return switch (failure.cause()) {
      case SERVICE_DISABLED ->
          "The service is disabled in PagerDuty, so it takes no incidents. Enable it there, then"
              + " run `/pd prove` again.";
      case SERVICE_IN_MAINTENANCE ->
          "The service is in a maintenance window, so PagerDuty makes no incidents. Run `/pd prove`"
              + " again when the window is over.";
      case SUPPRESSED ->
          "PagerDuty suppressed the test incident, so nothing is posted. Look at the service's"
              + " event rules in PagerDuty.";
      case LOGGED_OUT ->
          "You're no longer logged in to PagerDuty. Run `/pd login`, then try again.";
      case CONNECTION_CHANGED ->
          "The connection was changed meanwhile. Run `/pd list`, then `/pd prove` again.";
      case REFUSED -> capital(failure.step().missing()) + detail(failure) + ".";
      case LATE -> capital(failure.step().missing()) + " in time. " + late(proof, failure);
    };
  }

  private static String late(Proof proof, ProofFailure failure) {
    return switch (failure.step()) {
      case PING, EVENT ->
          "Probably PagerDuty can't reach Patchbay's public URL. Ask your Patchbay admin to check"
              + " `PATCHBAY_PUBLIC_URL`, and `/readyz`, part `webhook`.";
      case INCIDENT, RESOLVE, SETTLE -> "PagerDuty may be slow. Try again in a few minutes.";
      case MESSAGE -> "Probably Slack rejects Patchbay's messages here. Run `/pd status`.";
      case PRESS ->
          "If there was no message, PagerDuty doesn't post here: run `/pd connect "
              + proof.key().service()
              + "` to write the extension again, or switch the connection to Patchbay's own cards"
              + " with `/pd edit`. If you pressed and nothing happened, the message was posted by"
              + " another app.";
      case UPDATE, CLEAN ->
          proof.delivery() == DeliveryKind.WEBHOOK
              ? "Probably Slack is slow or rejects Patchbay's messages here. Run `/pd status`."
              : "Patchbay couldn't rebuild PagerDuty's message. Its buttons still work.";
    };
  }

  private static String detail(ProofFailure failure) {
    return failure.detail().isBlank()
        ? ""
        : ": " + Mrkdwn.escaped(Mrkdwn.cut(failure.detail(), DETAIL));
  }

  private static String capital(String clause) {
    return clause.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + clause.substring(1);
  }
}
