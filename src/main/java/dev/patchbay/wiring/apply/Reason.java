package dev.patchbay.wiring.apply;

import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;

/**
 * A refusal in plain words, to be kept with a connection: a clause without a full stop. May hold a
 * vendor's words, so it is escaped where it is shown. Pure.
 */
final class Reason {
  private static final int LONGEST = 500;

  private Reason() {}

  static String of(Refusal why) {
    var words = words(why).strip();
    return words.length() <= LONGEST ? words : words.substring(0, LONGEST);
  }

  private static String words(Refusal why) {
    if (why instanceof Refusal.MissingScope missing) {
      return "the app's "
          + name(missing.vendor())
          + " token lacks the "
          + (missing.scopes().size() == 1 ? "scope " : "scopes ")
          + String.join(", ", missing.scopes());
    } else if (why instanceof Refusal.AccessDenied denied) {
      return name(denied.vendor()) + " does not allow it to the app" + after(denied.detail());
    } else if (why instanceof Refusal.MissingAbility missing) {
      return "the PagerDuty plan lacks the ability " + missing.ability();
    } else if (why instanceof Refusal.BadCredentials bad) {
      return name(bad.vendor()) + " does not accept the app's credentials" + after(bad.detail());
    } else if (why instanceof Refusal.NotConfigured missing) {
      return missing.setting() + " is not set";
    } else if (why instanceof Refusal.Rejected rejected) {
      return name(rejected.vendor())
          + " refused it"
          + (rejected.code().isBlank() ? "" : " (" + rejected.code() + ")")
          + after(rejected.detail());
    } else if (why instanceof Refusal.Unavailable away) {
      return name(away.vendor()) + " gives no usable answer" + after(away.detail());
    }
    return why.getClass().getSimpleName();
  }

  private static String after(String detail) {
    return detail.isBlank() ? "" : ": " + detail;
  }

  private static String name(Vendor vendor) {
    return vendor == Vendor.SLACK ? "Slack" : "PagerDuty";
  }
}
