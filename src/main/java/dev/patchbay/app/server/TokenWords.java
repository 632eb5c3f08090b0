package dev.patchbay.app.server;

import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;

/** Why there is no app token, and what the operator should do. Pure; no full stop at the end. */
final class TokenWords {
  private TokenWords() {}

  static String say(Refusal why) {
    if (why instanceof Refusal.NotConfigured missing) {
      return missing.setting() + " is not set";
    }
    if (why instanceof Refusal.BadCredentials bad) {
      return bad.vendor() == Vendor.SLACK
          ? "Slack does not accept the bot token (" + bad.detail() + ")"
          : bad.detail();
    }
    if (why instanceof Refusal.Rejected rejected) {
      return rejected(rejected);
    }
    if (why instanceof Refusal.Unavailable away) {
      return name(away.vendor()) + " does not answer (" + away.detail() + ")";
    }
    if (why instanceof Refusal.RateLimited limited) {
      return name(limited.vendor()) + " is getting too many requests";
    }
    if (why instanceof Refusal.MissingScope missing) {
      return "the app lacks the "
          + name(missing.vendor())
          + (missing.scopes().size() == 1 ? " scope " : " scopes ")
          + String.join(", ", missing.scopes());
    }
    if (why instanceof Refusal.AccessDenied denied) {
      return name(denied.vendor()) + " does not allow it (" + denied.detail() + ")";
    }
    return "it was refused (" + why.getClass().getSimpleName() + ")";
  }

  private static String rejected(Refusal.Rejected rejected) {
    if (rejected.vendor() == Vendor.SLACK) {
      return rejected.detail() + " (Slack said: " + rejected.code() + ")";
    }
    String said = (rejected.code() + " " + rejected.detail()).strip();
    return rejected.code().equals("invalid_scope")
        ? "PagerDuty grants the app no scope for this account: check PAGERDUTY_SUBDOMAIN and"
            + " PAGERDUTY_REGION, and the scopes of the Scoped OAuth app (PagerDuty said: "
            + said
            + ")"
        : "PagerDuty refused it (" + said + ")";
  }

  private static String name(Vendor vendor) {
    return vendor == Vendor.SLACK ? "Slack" : "PagerDuty";
  }
}
