package dev.patchbay.doctor;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.slack.api.SlackProbe;
import dev.patchbay.slack.api.SlackSettings;
import dev.patchbay.words.RefusalWords;
import java.util.List;

/** Whether Slack knows the client id and secret with which workspaces are installed. */
record SlackClientCheck(SlackProbe slack, SlackSettings settings, boolean wrong) implements Check {
  private static final String FIX =
      "Copy both from your Slack app's page (Basic Information, App Credentials).";

  @Override
  public String name() {
    return "Slack app";
  }

  @Override
  public List<Finding> look() {
    if (wrong) {
      return List.of(Finding.skipped("Its settings are invalid, see above."));
    }
    if (settings.clientId().isEmpty() || settings.clientSecret().isEmpty()) {
      return List.of(
          settings.botToken().isPresent()
              ? Finding.ok("No install by OAuth: SLACK_BOT_TOKEN is the one workspace.")
              : Finding.fault(
                  "Neither SLACK_CLIENT_ID nor SLACK_BOT_TOKEN is set: nothing can be installed.",
                  "Set SLACK_CLIENT_ID and SLACK_CLIENT_SECRET (your Slack app's page, Basic"
                      + " Information), or SLACK_BOT_TOKEN for a single workspace."));
    }
    var outcome = slack.client(settings.clientId().get(), settings.clientSecret().get());
    return List.of(
        outcome instanceof Outcome.Refused<Boolean> refused
            ? refused(refused.refusal())
            : Finding.ok("Slack knows SLACK_CLIENT_ID and SLACK_CLIENT_SECRET."));
  }

  private static Finding refused(Refusal refusal) {
    String code = RefusalWords.code(refusal);
    return switch (code) {
      case "invalid_client_id" -> Finding.fault("Slack does not know SLACK_CLIENT_ID.", FIX);
      case "bad_client_secret" -> Finding.fault("Slack does not accept SLACK_CLIENT_SECRET.", FIX);
      default ->
          refusal instanceof Refusal.Unavailable
              ? Finding.fault(
                  "Slack does not answer (" + code + ").",
                  "Check that this machine reaches SLACK_API_URL (firewall, proxy).")
              : Finding.warning(
                  "Whether Slack knows SLACK_CLIENT_ID is not known: it answers " + code + ".",
                  "Run doctor again later.");
    };
  }
}
