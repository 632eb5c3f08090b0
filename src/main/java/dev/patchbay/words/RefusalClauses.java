package dev.patchbay.words;

import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.TokenOwner;
import dev.patchbay.core.Refusal.Vendor;

/** For a Patchbay admin, who reads pages, logs and {@code /readyz}. */
record RefusalClauses() implements Refusal.Cases<String> {
  @Override
  public String notLoggedIn(Refusal.NotLoggedIn why) {
    return "the Slack user is not logged in to PagerDuty";
  }

  @Override
  public String loginEnded(Refusal.LoginEnded why) {
    return "the PagerDuty login is no longer valid";
  }

  @Override
  public String missingScope(Refusal.MissingScope why) {
    return whose(why.owner())
        + " "
        + name(why.vendor())
        + " token is missing the "
        + (why.scopes().size() == 1 ? "scope " : "scopes ")
        + String.join(", ", why.scopes());
  }

  @Override
  public String accessDenied(Refusal.AccessDenied why) {
    return name(why.vendor())
        + " does not allow it to "
        + (why.owner() == TokenOwner.APP ? "Patchbay" : "the person")
        + after(why.detail());
  }

  @Override
  public String missingAbility(Refusal.MissingAbility why) {
    return "the PagerDuty plan does not include "
        + (why.ability().isBlank() ? "this" : "the ability " + why.ability());
  }

  @Override
  public String notFound(Refusal.NotFound why) {
    return "PagerDuty cannot find " + why.kind() + " " + why.id();
  }

  @Override
  public String rateLimited(Refusal.RateLimited why) {
    return name(why.vendor())
        + " rate limit reached; next try in "
        + why.delay().toSeconds()
        + " s";
  }

  @Override
  public String unavailable(Refusal.Unavailable why) {
    return "the request to " + name(why.vendor()) + " failed" + after(why.detail());
  }

  @Override
  public String busy(Refusal.Busy why) {
    return "Patchbay is busy with other calls";
  }

  @Override
  public String rejected(Refusal.Rejected why) {
    if (why.code().equals("invalid_scope")) {
      return "PagerDuty grants no scope for this account: check PAGERDUTY_SUBDOMAIN and"
          + " PAGERDUTY_REGION, and the scopes of the PagerDuty app (Integrations → App"
          + " Registration): "
          + why.detail();
    }
    return name(why.vendor())
        + " rejected the request"
        + (why.code().isBlank() ? "" : " (" + why.code() + ")")
        + after(why.detail());
  }

  @Override
  public String badCredentials(Refusal.BadCredentials why) {
    return name(why.vendor())
        + " rejected "
        + (why.owner() == TokenOwner.APP ? "Patchbay's credentials" : "the person's login")
        + after(why.detail());
  }

  @Override
  public String notInstalled(Refusal.NotInstalled why) {
    return "Patchbay is not installed in workspace " + why.team().value();
  }

  @Override
  public String channelArchived(Refusal.ChannelArchived why) {
    return "channel " + why.channel().value() + " is archived";
  }

  @Override
  public String channelNeedsInvite(Refusal.ChannelNeedsInvite why) {
    return "the bot must be invited to channel " + why.channel().value();
  }

  @Override
  public String notAChannel(Refusal.NotAChannel why) {
    return why.channel().value() + " is a direct message";
  }

  @Override
  public String notConfigured(Refusal.NotConfigured why) {
    return why.setting() + " is not set";
  }

  @Override
  public String notRecognized(Refusal.NotRecognized why) {
    return "the Slack user is not recognized in PagerDuty" + after(why.because());
  }

  @Override
  public String badInput(Refusal.BadInput why) {
    return why.field() + " is invalid" + after(why.problem());
  }

  private static String whose(TokenOwner owner) {
    return owner == TokenOwner.APP ? "Patchbay's" : "the person's";
  }

  private static String after(String detail) {
    return detail.isBlank() ? "" : ": " + detail;
  }

  private static String name(Vendor vendor) {
    return RefusalWords.name(vendor);
  }
}
