package dev.patchbay.core;

import java.time.Duration;
import java.util.List;

/**
 * Why something was not done, named after the situation. What is said about it to a person is
 * {@code slack.view}'s and {@code web}'s; the strings held here are untrusted vendor words and are
 * escaped where they are shown.
 */
public sealed interface Refusal {

  /** The two systems that can refuse. */
  enum Vendor {
    SLACK,
    PAGERDUTY
  }

  /** Whose rights were too small: the app's own token, or the person's log-in. */
  enum Holder {
    APP,
    PERSON
  }

  /** The person has no PagerDuty log-in here. */
  record NotLoggedIn() implements Refusal {}

  /** The person had a log-in, and PagerDuty no longer honours it. */
  record LoginEnded() implements Refusal {}

  /** PagerDuty or Slack wants scopes that the token lacks, by the vendor's names, mostly one. */
  record MissingScope(Vendor vendor, Holder holder, List<String> scopes) implements Refusal {
    public MissingScope {
      if (scopes.isEmpty()) {
        throw new IllegalArgumentException("scopes: empty");
      }
      scopes = List.copyOf(scopes);
    }

    public MissingScope(Vendor vendor, Holder holder, String scope) {
      this(vendor, holder, List.of(scope));
    }

    /** All of them, with spaces between. */
    public String scope() {
      return String.join(" ", scopes);
    }
  }

  /**
   * The token has the scope, but its owner's role does not allow it. {@code who}: name and e-mail
   * of that owner, blank if not known.
   */
  record AccessDenied(Vendor vendor, Holder holder, String detail, String who) implements Refusal {
    public AccessDenied(Vendor vendor, Holder holder, String detail) {
      this(vendor, holder, detail, "");
    }
  }

  /** The PagerDuty account's plan lacks an ability; {@code ability} may be blank if not named. */
  record MissingAbility(String ability) implements Refusal {}

  /** It existed and is gone, or was never there. {@code kind}: "service", "incident" and so on. */
  record Gone(String kind, String id) implements Refusal {}

  /** Too many requests; worth another try after {@code delay}. */
  record RateLimited(Vendor vendor, Duration delay) implements Refusal {}

  /** No answer in time, a 5xx, or an answer that makes no sense. Worth another try. */
  record Unavailable(Vendor vendor, String detail) implements Refusal {}

  /** The vendor looked at the request and said no. {@code code} is its number or name, or blank. */
  record Rejected(Vendor vendor, String code, String detail) implements Refusal {}

  /** The vendor does not accept our credentials at all (client id, secret, token, region). */
  record BadCredentials(Vendor vendor, String detail) implements Refusal {}

  /** The app is not, or no longer, installed in this workspace. */
  record NotInstalled(TeamId team) implements Refusal {}

  /** The channel is archived. */
  record ChannelArchived(ChannelId channel) implements Refusal {}

  /** A private channel (or one we cannot see) that the bot must first be invited to. */
  record ChannelNeedsInvite(ChannelId channel) implements Refusal {}

  /** Not a channel that can be wired: a direct message. */
  record NotAChannel(ChannelId channel) implements Refusal {}

  /** The operator has not set what this needs; {@code setting} is the variable's name. */
  record NotConfigured(String setting) implements Refusal {}

  /** What the person gave does not hold; {@code field} is named as in the contract. */
  record BadInput(String field, String problem) implements Refusal {}
}
