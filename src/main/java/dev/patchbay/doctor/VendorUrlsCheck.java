package dev.patchbay.doctor;

import dev.patchbay.pagerduty.OAuthClient;
import dev.patchbay.secret.Secret;
import dev.patchbay.slack.api.SlackSettings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The URLs that must stand in the Slack app (manifest.yml) and in the PagerDuty app. Neither vendor
 * lets us read them; where PagerDuty begins a login it refuses one that it does not know.
 */
record VendorUrlsCheck(Setup.Node node, SlackSettings slack, OAuthClient pagerDuty, Wire wire)
    implements Check {
  /** 43 characters, as PKCE wants; nothing is ever exchanged with it. */
  private static final String VERIFIER = "doctor-".repeat(7);

  @Override
  public String name() {
    return "vendor URLs";
  }

  @Override
  public List<Finding> look() {
    return List.of(slackApp(), pagerDutyApp());
  }

  private Finding slackApp() {
    String redirect =
        slack.clientId().isPresent() ? "; redirect URL " + node.page("/slack/oauth_redirect") : "";
    return Finding.ok(
        slack.appToken().isPresent()
            ? "In the Slack app: Socket Mode on" + redirect + "."
            : "In the Slack app: every request URL (command, interactivity, options, events) is "
                + node.page(SlackSettings.EVENTS_PATH)
                + redirect
                + ".");
  }

  private Finding pagerDutyApp() {
    URI redirect = node.page("/pagerduty/callback");
    String seen = "In the PagerDuty app: redirect URL " + redirect + ".";
    if (pagerDuty.missing().isPresent()) {
      return Finding.ok(seen);
    }
    URI authorize =
        pagerDuty.authorizeUrl(redirect, "doctor", Secret.of(VERIFIER), Set.of("openid"));
    boolean refused =
        wire.get(authorize, Map.of()) instanceof Wire.Answered answer && answer.status() == 400;
    return refused
        ? Finding.warning(
            "PagerDuty refuses to start a login that comes back to " + redirect + ".",
            "In PagerDuty, Integrations, App Registration, open the app with PAGERDUTY_CLIENT_ID"
                + " and add that redirect URL, to the letter; or fix PATCHBAY_PUBLIC_URL.")
        : Finding.ok(seen);
  }
}
