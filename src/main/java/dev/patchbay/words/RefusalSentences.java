package dev.patchbay.words;

import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.TokenOwner;
import dev.patchbay.core.Refusal.Vendor;
import java.util.stream.Collectors;

/** For the person whose request was refused. */
record RefusalSentences(Markup markup) implements Refusal.Cases<String> {
  private static final int DETAIL = 300;
  private static final int WHO = 150;

  @Override
  public String notLoggedIn(Refusal.NotLoggedIn why) {
    return "You're not logged in to PagerDuty.";
  }

  @Override
  public String loginEnded(Refusal.LoginEnded why) {
    return "Your PagerDuty login is no longer valid.";
  }

  @Override
  public String missingScope(Refusal.MissingScope why) {
    String scopes =
        (why.scopes().size() > 1 ? "scopes " : "scope ")
            + why.scopes().stream().map(this::code).collect(Collectors.joining(", "));
    if (why.vendor() == Vendor.SLACK) {
      return "Patchbay is missing the Slack "
          + scopes
          + "."
          + (why.scopes().contains("users:read.email") ? onlyByLogin() : "")
          + " Ask a workspace admin to reinstall Patchbay and allow it.";
    }
    String grant = " to the PagerDuty app (Integrations → App Registration)";
    if (why.owner() == TokenOwner.PERSON) {
      return "Your PagerDuty login is missing the "
          + scopes
          + effect(why)
          + " Run "
          + markup.code("/pd login")
          + " again. If that doesn't help, ask your Patchbay admin to add what is missing"
          + grant
          + " and restart Patchbay, then log in again.";
    }
    return "Patchbay's PagerDuty token is missing the "
        + scopes
        + effect(why)
        + " Ask your Patchbay admin to add what is missing"
        + grant
        + ", and to "
        + markup.code("PAGERDUTY_SCOPES")
        + " if that is set, and restart Patchbay.";
  }

  private String onlyByLogin() {
    return " Without it, Patchbay knows you in PagerDuty only after "
        + markup.code("/pd login")
        + ".";
  }

  private static String effect(Refusal.MissingScope why) {
    return why.scopes().stream()
        .map(ScopeWords::without)
        .distinct()
        .collect(Collectors.joining(" ", ". ", ""));
  }

  @Override
  public String accessDenied(Refusal.AccessDenied why) {
    String vendor = name(why.vendor());
    if (why.owner() == TokenOwner.APP && why.who().isBlank()) {
      String admin = why.vendor() == Vendor.SLACK ? "a workspace admin" : "your Patchbay admin";
      return vendor
          + " doesn't allow Patchbay this"
          + detail(why.detail())
          + ". Ask "
          + admin
          + ".";
    }
    String whose =
        why.who().isBlank() ? "Your" : markup.bold(RefusalWords.cut(why.who(), WHO)) + "'s";
    return whose
        + " "
        + vendor
        + " role doesn't allow this"
        + detail(why.detail())
        + ". Ask a "
        + vendor
        + " admin, or someone whose role does.";
  }

  @Override
  public String missingAbility(Refusal.MissingAbility why) {
    return "Your PagerDuty plan doesn't include this"
        + (why.ability().isBlank() ? "" : " (ability " + code(why.ability()) + ")")
        + ". Ask a PagerDuty admin.";
  }

  @Override
  public String notFound(Refusal.NotFound why) {
    if (why.kind().equals("connection")) {
      return "This channel is no longer connected to " + code(why.id()) + ".";
    }
    return "PagerDuty can't find "
        + foreign(why.kind())
        + " "
        + code(why.id())
        + ". It was deleted, or you don't have access.";
  }

  @Override
  public String rateLimited(Refusal.RateLimited why) {
    long seconds = Math.max(1, why.delay().toSeconds());
    return name(why.vendor())
        + " rate limit reached. Try again in "
        + (seconds == 1 ? "1 second." : seconds + " seconds.");
  }

  @Override
  public String unavailable(Refusal.Unavailable why) {
    return failed(why) + " Try again in a minute.";
  }

  String failed(Refusal.Unavailable why) {
    String detail = withoutStop(why.detail());
    return "The request to "
        + name(why.vendor())
        + " failed"
        + (detail.isBlank() ? "." : " (" + markup.foreign(detail) + ").");
  }

  @Override
  public String busy(Refusal.Busy why) {
    return "Patchbay is busy. Try again in a minute.";
  }

  @Override
  public String rejected(Refusal.Rejected why) {
    return name(why.vendor())
        + " rejected the request"
        + (why.code().isBlank() ? "" : " (" + code(why.code()) + ")")
        + detail(why.detail())
        + ". If that isn't about your input, send it to your Patchbay admin.";
  }

  @Override
  public String badCredentials(Refusal.BadCredentials why) {
    return why.owner() == TokenOwner.PERSON
        ? "PagerDuty rejected your login. Ask your Patchbay admin to check "
            + markup.code("PAGERDUTY_REGION")
            + "."
        : name(why.vendor())
            + " rejected Patchbay's credentials"
            + detail(why.detail())
            + ". Ask your Patchbay admin to correct its settings.";
  }

  @Override
  public String notInstalled(Refusal.NotInstalled why) {
    return "Patchbay isn't installed in this workspace. Ask a workspace admin to install it.";
  }

  @Override
  public String channelArchived(Refusal.ChannelArchived why) {
    return markup.channel(why.channel()) + " is archived. Unarchive it, or choose another channel.";
  }

  @Override
  public String channelNeedsInvite(Refusal.ChannelNeedsInvite why) {
    return "Patchbay can't see "
        + markup.channel(why.channel())
        + ". Run "
        + markup.code("/invite @Patchbay")
        + " there, then try again.";
  }

  @Override
  public String notAChannel(Refusal.NotAChannel why) {
    return "Direct messages can't be connected. Run this in a channel.";
  }

  @Override
  public String notConfigured(Refusal.NotConfigured why) {
    return "Patchbay isn't set up for this. Ask your Patchbay admin to set "
        + code(why.setting())
        + ".";
  }

  @Override
  public String notRecognized(Refusal.NotRecognized why) {
    return "Patchbay can't tell who you are in PagerDuty"
        + detail(why.because())
        + ". Run "
        + markup.code("/pd login")
        + " to use your own PagerDuty login.";
  }

  @Override
  public String badInput(Refusal.BadInput why) {
    String problem = withoutStop(why.problem());
    return problem.isBlank()
        ? "The input is invalid: " + code(why.field()) + "."
        : markup.foreign(Character.toUpperCase(problem.charAt(0)) + problem.substring(1)) + ".";
  }

  private static String name(Vendor vendor) {
    return RefusalWords.name(vendor);
  }

  private String foreign(String text) {
    return markup.foreign(RefusalWords.cut(text, DETAIL));
  }

  private String code(String text) {
    return markup.code(RefusalWords.cut(text, DETAIL));
  }

  private String detail(String text) {
    String detail = withoutStop(text);
    return detail.isBlank() ? "" : ": " + markup.foreign(detail);
  }

  private static String withoutStop(String text) {
    return RefusalWords.cut(text.strip(), DETAIL).replaceFirst("\\.+$", "");
  }
}
