package dev.patchbay.doctor;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.secret.Secret;
import dev.patchbay.slack.api.SlackProbe;
import dev.patchbay.slack.api.SlackSettings;
import dev.patchbay.words.RefusalWords;
import dev.patchbay.workspace.Installation;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every bot token that there is: whether Slack accepts it, whose it is, and its scopes. */
record SlackTokensCheck(
    SlackProbe slack, Optional<Secret> botToken, boolean byOAuth, StorageProbe storage, URI install)
    implements Check {

  /** A token and where it comes from. */
  private record Held(Secret token, String where, String scopes, String fix) {}

  @Override
  public String name() {
    return "Slack tokens";
  }

  @Override
  public List<Finding> look() {
    var findings = new ArrayList<Finding>();
    var all = new ArrayList<Held>();
    botToken.ifPresent(token -> all.add(new Held(token, "SLACK_BOT_TOKEN", "", reissue())));
    botToken
        .filter(SlackSettings::expires)
        .ifPresent(
            token ->
                findings.add(
                    Finding.warning(
                        "SLACK_BOT_TOKEN is of an app with token rotation: it expires 12 hours"
                            + " after Slack gave it, and Patchbay can't refresh it.",
                        "Install with OAuth instead: set SLACK_CLIENT_ID and SLACK_CLIENT_SECRET,"
                            + " unset SLACK_BOT_TOKEN, and open "
                            + install
                            + ".")));
    var tokens = storage.tokens();
    if (tokens instanceof StorageProbe.Read read) {
      read.installations().stream()
          .filter(each -> !botToken.equals(Optional.of(each.botToken())))
          .forEach(each -> all.add(held(each)));
      if (all.isEmpty()) {
        findings.add(
            Finding.warning(
                "Not installed in any Slack workspace yet.",
                byOAuth
                    ? "Start the server and open " + install + "."
                    : "Set SLACK_CLIENT_ID and SLACK_CLIENT_SECRET and open "
                        + install
                        + ", or set SLACK_BOT_TOKEN."));
      }
    } else {
      findings.add(Finding.skipped("Stored bot tokens are not checked: " + why(tokens) + "."));
    }
    for (Held held : all) {
      var outcome = slack.holder(held.token());
      findings.addAll(about(held, outcome));
      if (outcome instanceof Outcome.Refused<?> refused
          && refused.refusal() instanceof Refusal.Unavailable) {
        // The others would wait for the same silence.
        break;
      }
    }
    return findings;
  }

  private Held held(Installation installation) {
    String name = installation.teamName().isBlank() ? "an org" : installation.teamName();
    return new Held(
        installation.botToken(),
        name,
        installation.scopes(),
        "Install again: open " + install + ".");
  }

  private static String reissue() {
    return "Copy the Bot User OAuth Token (xoxb-…) from your Slack app's page, OAuth & Permissions"
        + " (Reinstall to Workspace), into SLACK_BOT_TOKEN.";
  }

  private static String why(StorageProbe.Tokens tokens) {
    return tokens instanceof StorageProbe.Unknown unknown
        ? unknown.why()
        : "they can't be decrypted with this keyset";
  }

  private static List<Finding> about(Held held, Outcome<SlackProbe.Holder> outcome) {
    if (outcome instanceof Outcome.Done<SlackProbe.Holder> done) {
      return held(held, done.value());
    }
    return List.of(refused(held, ((Outcome.Refused<?>) outcome).refusal()));
  }

  private static List<Finding> held(Held held, SlackProbe.Holder holder) {
    if (!holder.bot()) {
      return List.of(
          Finding.fault(
              held.where() + " is a user token, not a bot token.",
              held.fix() + " With a user token buttons do nothing."));
    }
    var missing = new LinkedHashSet<>(SlackSettings.BOT_SCOPES);
    Set<String> granted =
        holder.scopes().orElseGet(() -> Set.of(held.scopes().split("[\\s,]+", -1)));
    missing.removeAll(granted);
    String team = holder.team().isBlank() ? held.where() : holder.team();
    return missing.isEmpty()
        ? List.of(Finding.ok("Slack accepts the bot token of " + team + "; no scope is missing."))
        : SlackScope.missing(
            missing,
            team,
            "Add it to the bot scopes of your Slack app (OAuth & Permissions; manifest.yml has"
                + " them all). "
                + held.fix());
  }

  private static Finding refused(Held held, Refusal refusal) {
    String code = RefusalWords.code(refusal);
    if (refusal instanceof Refusal.Unavailable) {
      return Finding.fault(
          "Slack does not answer (" + code + ").",
          "Check that this machine reaches SLACK_API_URL (firewall, proxy), and"
              + " https://slack-status.com.");
    }
    if (refusal instanceof Refusal.RateLimited) {
      return Finding.warning(
          "Whether Slack accepts it is not known: " + code + ".", "Run doctor again later.");
    }
    String seen = "Slack refuses the bot token of " + held.where() + ": " + code + ".";
    return Finding.fault(
        seen,
        code.equals("token_expired")
            ? held.fix()
                + " Install with OAuth (SLACK_CLIENT_ID), so that Patchbay can refresh the token."
            : held.fix());
  }
}
