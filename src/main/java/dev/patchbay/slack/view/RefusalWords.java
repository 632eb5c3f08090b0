package dev.patchbay.slack.view;

import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Holder;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.words.ScopeWords;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * What is said to a person about a refusal: what failed, and what to do next. Whole sentences in
 * mrkdwn; what was refused, and whether anything changed, is the caller's to say before it.
 */
public final class RefusalWords {
  private static final int DETAIL = 300;
  private static final int WHO = 150;

  private RefusalWords() {}

  public static String say(Refusal refusal) {
    if (refusal instanceof Refusal.NotLoggedIn) {
      return "You are not logged in to PagerDuty here. Log in, then it goes on.";
    } else if (refusal instanceof Refusal.LoginEnded) {
      return "PagerDuty no longer honours your log-in. Log in again, then it goes on.";
    } else if (refusal instanceof Refusal.MissingScope missing) {
      return missingScope(missing);
    } else if (refusal instanceof Refusal.AccessDenied denied) {
      return accessDenied(denied);
    } else if (refusal instanceof Refusal.MissingAbility missing) {
      return missing.ability().isBlank()
          ? "The PagerDuty account's plan does not include this. Ask your PagerDuty admin."
          : "The PagerDuty account's plan lacks the ability "
              + code(missing.ability())
              + ". Ask your PagerDuty admin.";
    } else if (refusal instanceof Refusal.Gone gone) {
      return "PagerDuty has no "
          + Mrkdwn.escaped(gone.kind())
          + " "
          + code(gone.id())
          + " that can be seen here: it was deleted, or you may not see it. Check the name and try again.";
    } else if (refusal instanceof Refusal.RateLimited limited) {
      return name(limited.vendor())
          + " is getting too many requests. Try again in "
          + seconds(limited.delay())
          + ".";
    } else if (refusal instanceof Refusal.Unavailable away) {
      return away(away) + " Try again in a minute.";
    } else if (refusal instanceof Refusal.Rejected rejected) {
      return rejected(rejected);
    } else if (refusal instanceof Refusal.BadCredentials bad) {
      return name(bad.vendor())
          + " does not accept the app's credentials"
          + detail(bad.detail())
          + ". The operator of this app must correct its settings.";
    } else if (refusal instanceof Refusal.NotInstalled) {
      return "The app is not, or no longer, installed in this workspace. Ask a workspace admin to install it again.";
    } else if (refusal instanceof Refusal.ChannelArchived archived) {
      return "The channel "
          + channel(archived.channel().value())
          + " is archived. Unarchive it first, or choose another.";
    } else if (refusal instanceof Refusal.ChannelNeedsInvite invite) {
      return "The app is not in the private channel "
          + channel(invite.channel().value())
          + ". Invite it there with `/invite`, then try again.";
    } else if (refusal instanceof Refusal.NotAChannel) {
      return "This is a direct message, and only a channel can be wired. Run the command in a channel.";
    } else if (refusal instanceof Refusal.NotConfigured missing) {
      return "This app is not set up for that: the operator must set "
          + code(missing.setting())
          + ".";
    } else if (refusal instanceof Refusal.BadInput bad) {
      return code(bad.field()) + ": " + Mrkdwn.escaped(Mrkdwn.cut(bad.problem(), DETAIL)) + ".";
    }
    throw new IllegalStateException("a refusal without words: " + refusal.getClass());
  }

  static String away(Refusal.Unavailable away) {
    return name(away.vendor()) + " did not give a usable answer" + detail(away.detail()) + ".";
  }

  private static String missingScope(Refusal.MissingScope missing) {
    boolean several = missing.scopes().size() > 1;
    String scopes =
        (several ? "scopes " : "scope ")
            + missing.scopes().stream().map(RefusalWords::code).collect(Collectors.joining(", "));
    if (missing.vendor() == Vendor.SLACK) {
      return "The app lacks the Slack "
          + scopes
          + ". A workspace admin must install the app again and allow it.";
    }
    String it = several ? "them" : "it";
    String grant = " add " + it + " to the app in PagerDuty (Integrations → App Registration)";
    if (missing.holder() == Holder.PERSON) {
      return "Your PagerDuty log-in lacks the "
          + scopes
          + without(missing)
          + " Run `/pd logout`, then `/pd login`, and allow "
          + it
          + " there. If that does not help, the operator of this app must"
          + grant
          + ", and you log in once more.";
    }
    return "The app's own PagerDuty token lacks the "
        + scopes
        + without(missing)
        + " The operator of this app must"
        + grant
        + ", and to `PAGERDUTY_SCOPES` where that is set.";
  }

  /** What each scope is for, said by what does not work without it. */
  private static String without(Refusal.MissingScope missing) {
    return missing.scopes().stream()
        .map(ScopeWords::without)
        .distinct()
        .collect(Collectors.joining(" ", ". Without that: ", ""));
  }

  private static String accessDenied(Refusal.AccessDenied denied) {
    String vendor = name(denied.vendor());
    if (denied.holder() == Holder.APP && denied.who().isBlank()) {
      String ask =
          denied.vendor() == Vendor.SLACK ? "a workspace admin" : "the operator of this app";
      return "This is not allowed for the app's rights in "
          + vendor
          + detail(denied.detail())
          + ". Ask "
          + ask
          + ".";
    }
    String role =
        denied.who().isBlank()
            ? "your role in " + vendor
            : "the role of *"
                + Mrkdwn.escaped(Mrkdwn.cut(denied.who(), WHO)).replace('*', '∗')
                + "* in "
                + vendor;
    return "This is not allowed for "
        + role
        + detail(denied.detail())
        + ". Ask a "
        + vendor
        + " admin for a role that may do it, or somebody whose role allows it.";
  }

  private static String rejected(Refusal.Rejected rejected) {
    return name(rejected.vendor())
        + " refused"
        + (rejected.code().isBlank() ? "" : " (" + code(rejected.code()) + ")")
        + detail(rejected.detail())
        + ". Change what it names and try again; if it names nothing of yours, tell the operator.";
  }

  private static String name(Vendor vendor) {
    return vendor == Vendor.SLACK ? "Slack" : "PagerDuty";
  }

  private static String channel(String id) {
    return "<#" + id + ">";
  }

  private static String code(String foreign) {
    return "`" + Mrkdwn.escaped(Mrkdwn.cut(foreign, DETAIL)).replace('`', '\'') + "`";
  }

  private static String detail(String foreign) {
    String words = Mrkdwn.cut(foreign.strip(), DETAIL);
    while (words.endsWith(".")) {
      words = words.substring(0, words.length() - 1);
    }
    return words.isBlank() ? "" : ": " + Mrkdwn.escaped(words);
  }

  private static String seconds(Duration delay) {
    long seconds = Math.max(1, delay.toSeconds());
    return seconds == 1 ? "a second" : seconds + " seconds";
  }
}
