package dev.patchbay.core;

import java.time.Duration;
import java.util.List;

/**
 * Why something was not done, named after the situation. {@code words} has the sentences. The
 * strings in here may be a vendor's: escape them where they are shown.
 */
public sealed interface Refusal {

  /** Gives what {@code cases} has for this refusal. */
  <T> T in(Cases<T> cases);

  /** One answer for each refusal; a table that is missing one does not compile. */
  interface Cases<T> {
    T notLoggedIn(NotLoggedIn why);

    T loginEnded(LoginEnded why);

    T missingScope(MissingScope why);

    T accessDenied(AccessDenied why);

    T missingAbility(MissingAbility why);

    T notFound(NotFound why);

    T rateLimited(RateLimited why);

    T unavailable(Unavailable why);

    T busy(Busy why);

    T rejected(Rejected why);

    T badCredentials(BadCredentials why);

    T notInstalled(NotInstalled why);

    T channelArchived(ChannelArchived why);

    T channelNeedsInvite(ChannelNeedsInvite why);

    T notAChannel(NotAChannel why);

    T notConfigured(NotConfigured why);

    T badInput(BadInput why);

    T notRecognized(NotRecognized why);
  }

  /** The two systems that can refuse. */
  enum Vendor {
    SLACK,
    PAGERDUTY
  }

  /** Whose token was too weak: Patchbay's own, or the person's. */
  enum TokenOwner {
    APP,
    PERSON
  }

  /** The person has no PagerDuty login here. */
  record NotLoggedIn() implements Refusal {
    @Override
    public <T> T in(Cases<T> cases) {
      return cases.notLoggedIn(this);
    }
  }

  /** The person's login was revoked, has expired, or cannot be decrypted any more. */
  record LoginEnded() implements Refusal {
    @Override
    public <T> T in(Cases<T> cases) {
      return cases.loginEnded(this);
    }
  }

  /** The token is missing scopes, by the vendor's names, mostly one. */
  record MissingScope(Vendor vendor, TokenOwner owner, List<String> scopes) implements Refusal {
    public MissingScope {
      if (scopes.isEmpty()) {
        throw new IllegalArgumentException("scopes: empty");
      }
      scopes = List.copyOf(scopes);
    }

    public MissingScope(Vendor vendor, TokenOwner owner, String scope) {
      this(vendor, owner, List.of(scope));
    }

    /** All of them, with spaces between. */
    public String scope() {
      return String.join(" ", scopes);
    }

    @Override
    public <T> T in(Cases<T> cases) {
      return cases.missingScope(this);
    }
  }

  /**
   * The token has the scope, but its owner's role does not allow it. {@code who}: name and e-mail
   * of that owner, blank if not known.
   */
  record AccessDenied(Vendor vendor, TokenOwner owner, String detail, String who)
      implements Refusal {
    public AccessDenied(Vendor vendor, TokenOwner owner, String detail) {
      this(vendor, owner, detail, "");
    }

    @Override
    public <T> T in(Cases<T> cases) {
      return cases.accessDenied(this);
    }
  }

  /** The PagerDuty plan does not include this; {@code ability} is blank if it was not named. */
  record MissingAbility(String ability) implements Refusal {
    @Override
    public <T> T in(Cases<T> cases) {
      return cases.missingAbility(this);
    }
  }

  /** It existed and is gone, or was never there. {@code kind}: "service", "incident" and so on. */
  record NotFound(String kind, String id) implements Refusal {
    @Override
    public <T> T in(Cases<T> cases) {
      return cases.notFound(this);
    }
  }

  /** Too many requests; worth another try after {@code delay}. */
  record RateLimited(Vendor vendor, Duration delay) implements Refusal {
    @Override
    public <T> T in(Cases<T> cases) {
      return cases.rateLimited(this);
    }
  }

  /** No answer in time, a 5xx, or an answer that makes no sense. Worth another try. */
  record Unavailable(Vendor vendor, String detail) implements Refusal {
    @Override
    public <T> T in(Cases<T> cases) {
      return cases.unavailable(this);
    }
  }

  /** Patchbay itself has too many calls to a vendor under way. Worth another try. */
  record Busy() implements Refusal {
    @Override
    public <T> T in(Cases<T> cases) {
      return cases.busy(this);
    }
  }

  /** The vendor looked at the request and said no. {@code code} is its number or name, or blank. */
  record Rejected(Vendor vendor, String code, String detail) implements Refusal {
    @Override
    public <T> T in(Cases<T> cases) {
      return cases.rejected(this);
    }
  }

  /** The vendor rejects the credentials themselves (client id, secret, token, region). */
  record BadCredentials(Vendor vendor, TokenOwner owner, String detail) implements Refusal {
    /** Patchbay's own credentials. */
    public BadCredentials(Vendor vendor, String detail) {
      this(vendor, TokenOwner.APP, detail);
    }

    @Override
    public <T> T in(Cases<T> cases) {
      return cases.badCredentials(this);
    }
  }

  /** Patchbay is not, or no longer, installed in this workspace. */
  record NotInstalled(TeamId team) implements Refusal {
    @Override
    public <T> T in(Cases<T> cases) {
      return cases.notInstalled(this);
    }
  }

  /** The channel is archived. */
  record ChannelArchived(ChannelId channel) implements Refusal {
    @Override
    public <T> T in(Cases<T> cases) {
      return cases.channelArchived(this);
    }
  }

  /** A channel that Slack does not show to the bot before someone invites it. */
  record ChannelNeedsInvite(ChannelId channel) implements Refusal {
    @Override
    public <T> T in(Cases<T> cases) {
      return cases.channelNeedsInvite(this);
    }
  }

  /** A direct message, which cannot be connected. */
  record NotAChannel(ChannelId channel) implements Refusal {
    @Override
    public <T> T in(Cases<T> cases) {
      return cases.notAChannel(this);
    }
  }

  /** A setting that this needs is not set; {@code setting} is the variable's name. */
  record NotConfigured(String setting) implements Refusal {
    @Override
    public <T> T in(Cases<T> cases) {
      return cases.notConfigured(this);
    }
  }

  /** The input is invalid; {@code problem} is a clause, {@code field} named as in the contract. */
  record BadInput(String field, String problem) implements Refusal {
    @Override
    public <T> T in(Cases<T> cases) {
      return cases.badInput(this);
    }
  }

  /** Nobody in PagerDuty could be found by the Slack user's e-mail; {@code because} is a clause. */
  record NotRecognized(String because) implements Refusal {
    @Override
    public <T> T in(Cases<T> cases) {
      return cases.notRecognized(this);
    }
  }
}
