package dev.patchbay.doctor;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.secret.Secret;
import dev.patchbay.slack.api.SlackProbe;
import dev.patchbay.words.RefusalWords;
import java.util.List;
import java.util.Optional;

/** Whether Slack would open a WebSocket for the app token. */
record SocketModeCheck(SlackProbe slack, Optional<Secret> appToken) implements Check {
  private static final String FIX =
      "Create an app-level token (xapp-…) with connections:write on your Slack app's page (Basic"
          + " Information), and put it into SLACK_APP_TOKEN.";

  @Override
  public String name() {
    return "Socket Mode";
  }

  @Override
  public List<Finding> look() {
    if (appToken.isEmpty()) {
      return List.of(Finding.ok("Off: Slack's requests come by HTTP."));
    }
    var outcome = slack.socket(appToken.get());
    return List.of(
        outcome instanceof Outcome.Refused<Boolean> refused
            ? refused(refused.refusal())
            : Finding.ok("Slack accepts SLACK_APP_TOKEN and would open a WebSocket."));
  }

  private static Finding refused(Refusal refusal) {
    String code = RefusalWords.code(refusal);
    if (refusal instanceof Refusal.Unavailable || refusal instanceof Refusal.RateLimited) {
      return Finding.fault(
          "Slack does not answer (" + code + ").",
          "Check that this machine reaches SLACK_API_URL (firewall, proxy).");
    }
    return code.equals("forbidden_team") || code.contains("socket_mode")
        ? Finding.fault(
            "Slack opens no WebSocket for this app: " + code + ".",
            "Turn Socket Mode on, on your Slack app's page (Socket Mode).")
        : Finding.fault("Slack refuses SLACK_APP_TOKEN: " + code + ".", FIX);
  }
}
