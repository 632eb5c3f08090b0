package dev.patchbay.doctor;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.secret.Secret;
import dev.patchbay.slack.api.SlackProbe;
import dev.patchbay.workspace.Installation;
import java.util.Comparator;
import java.util.Optional;

/** The app token that Slack holds, asked for as the server does, and never refreshed for that. */
record SlackHeld(SlackProbe slack, Optional<Secret> botToken, StorageProbe storage) {
  Outcome<Secret> get(String externalTokenId) {
    return botToken
        .or(this::first)
        .map(token -> slack.externalToken(token, externalTokenId))
        .orElseGet(
            () ->
                Outcome.refused(
                    new Refusal.Rejected(
                        Vendor.SLACK,
                        "not_installed",
                        "Slack gives the token only to an installed app: install it first, at"
                            + " /slack/install, or set SLACK_BOT_TOKEN")));
  }

  private Optional<Secret> first() {
    return storage.tokens() instanceof StorageProbe.Read read
        ? read.installations().stream()
            .min(Comparator.comparing(Installation::installedAt))
            .map(Installation::botToken)
        : Optional.empty();
  }
}
