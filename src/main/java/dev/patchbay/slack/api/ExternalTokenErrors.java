package dev.patchbay.slack.api;

import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;

/**
 * Why Slack gives no external token, in words that say what a workspace admin should do
 * (reference/slack.md §5). Pure.
 */
public final class ExternalTokenErrors {
  private ExternalTokenErrors() {}

  public static Refusal nowhereInstalled() {
    return new Refusal.Rejected(
        Vendor.SLACK,
        "not_installed",
        "Slack gives the PagerDuty token only to an installed app: install it in the workspace"
            + " first, at /slack/install");
  }

  public static Refusal explained(Refusal refusal) {
    if (refusal instanceof Refusal.BadCredentials bad) {
      return new Refusal.Rejected(
          Vendor.SLACK,
          bad.detail(),
          "Slack does not accept the bot token: reinstall Patchbay at /slack/install, or"
              + " set the new SLACK_BOT_TOKEN");
    }
    if (refusal instanceof Refusal.Rejected rejected && rejected.vendor() == Vendor.SLACK) {
      return new Refusal.Rejected(Vendor.SLACK, rejected.code(), todo(rejected.code()));
    }
    return refusal;
  }

  private static String todo(String error) {
    return switch (error) {
      case "token_not_found", "invalid_arguments", "invalid_arg_name" ->
          "Slack holds no token with this id for this app: connect PagerDuty to the Slack app"
              + " again (slack external-auth add) and set PAGERDUTY_EXTERNAL_TOKEN_ID to the id"
              + " that it shows";
      case "no_refresh_token" ->
          "Slack holds no refresh token and cannot refresh it: a workspace admin must connect"
              + " PagerDuty to the Slack app again (slack external-auth add)";
      case "access_token_exchange_failed" ->
          "PagerDuty gave Slack no new token: check the client id and secret of the provider in the"
              + " Slack app (slack external-auth add-secret), and that the PagerDuty login of"
              + " whoever connected it is still valid; then connect it again";
      case "method_not_supported", "unknown_method" ->
          "Slack does not offer external tokens to this app: set"
              + " PAGERDUTY_TOKEN_SOURCE=client-credentials";
      default ->
          "Slack gave no token for PAGERDUTY_EXTERNAL_TOKEN_ID: check the app's external"
              + " authentication in Slack, or set PAGERDUTY_TOKEN_SOURCE=client-credentials";
    };
  }
}
