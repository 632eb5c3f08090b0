package dev.patchbay.web.page;

import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Holder;
import dev.patchbay.core.Refusal.Vendor;

/**
 * What a page says about a refusal, in plain text that is escaped where it is shown. What to do
 * next is the page's own to say, unless it is about something else than trying again.
 */
final class PageWords {
  private static final int LONGEST = 300;

  private PageWords() {}

  static String say(Refusal refusal) {
    if (refusal instanceof Refusal.BadInput bad) {
      return sentence(cut(bad.problem()));
    } else if (refusal instanceof Refusal.Unavailable away) {
      return name(away.vendor()) + " did not give a usable answer. Try again in a minute.";
    } else if (refusal instanceof Refusal.RateLimited limited) {
      return name(limited.vendor())
          + " is getting too many requests. Try again in "
          + Math.max(1, limited.delay().toSeconds())
          + " s.";
    } else if (refusal instanceof Refusal.Rejected rejected) {
      return name(rejected.vendor())
          + " refused: "
          + cut((rejected.code() + " " + rejected.detail()).strip());
    } else if (refusal instanceof Refusal.BadCredentials bad) {
      return name(bad.vendor())
          + " does not accept this app's credentials. Whoever runs it must correct its settings: "
          + cut(bad.detail());
    } else if (refusal instanceof Refusal.NotConfigured missing) {
      return "This app is not set up for that: whoever runs it must set " + missing.setting() + ".";
    } else if (refusal instanceof Refusal.MissingScope missing) {
      return (missing.holder() == Holder.PERSON ? "Your log-in" : "The app")
          + " lacks the "
          + name(missing.vendor())
          + " scope "
          + String.join(", ", missing.scopes())
          + (missing.vendor() == Vendor.SLACK
              ? ". A workspace admin must install the app again and allow it."
              : ". Whoever runs this app must add it to the app in PagerDuty (Integrations → App"
                  + " Registration); then log in again.");
    } else if (refusal instanceof Refusal.AccessDenied denied) {
      return name(denied.vendor())
          + (denied.holder() == Holder.PERSON
              ? " does not allow "
                  + (denied.who().isBlank() ? "you" : cut(denied.who()))
                  + " this: "
              : " does not allow it: ")
          + cut(denied.detail());
    } else if (refusal instanceof Refusal.LoginEnded) {
      return "PagerDuty does not honour this log-in.";
    } else if (refusal instanceof Refusal.NotInstalled) {
      return "The app is not installed in this workspace.";
    } else if (refusal instanceof Refusal.MissingAbility missing) {
      return "The PagerDuty account's plan does not include this. " + cut(missing.ability());
    } else if (refusal instanceof Refusal.Gone gone) {
      return "There is no such " + cut(gone.kind()) + " (any more).";
    }
    return "It was refused.";
  }

  /** The HTTP status of the page: 503 where another try may help, 400 otherwise. */
  static int status(Refusal refusal) {
    boolean ours =
        refusal instanceof Refusal.Unavailable
            || refusal instanceof Refusal.RateLimited
            || refusal instanceof Refusal.BadCredentials
            || refusal instanceof Refusal.NotConfigured;
    return ours ? 503 : 400;
  }

  static String cut(String words) {
    var line = words.strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }

  private static String sentence(String words) {
    return words.isEmpty()
        ? "It was refused."
        : Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
  }

  private static String name(Vendor vendor) {
    return vendor == Vendor.SLACK ? "Slack" : "PagerDuty";
  }
}
