package dev.patchbay.login;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.db.Transactions;
import dev.patchbay.secret.RandomToken;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** The private links that begin a login: each good for ten minutes, used once. Thread-safe. */
public final class LoginLinks {
  private static final Duration LIFE = Duration.ofMinutes(10);

  /** Used and expired links are remembered this long, to tell a person what is wrong. */
  static final Duration REMEMBERED = Duration.ofHours(1);

  private final TicketStore tickets;
  private final Clock clock;
  private final SecureRandom random;
  private final URI publicUrl;

  /**
   * @param publicUrl {@code PATCHBAY_PUBLIC_URL}
   */
  public LoginLinks(
      Transactions transactions,
      AccountId account,
      Clock clock,
      SecureRandom random,
      URI publicUrl) {
    this.tickets = new TicketStore(transactions, account);
    this.clock = clock;
    this.random = random;
    this.publicUrl = publicUrl;
  }

  /** A link for {@code actor}. The names are shown on the page and are not trusted for anything. */
  public URI link(Actor actor, String slackUserName, String workspaceName) {
    var ticket = RandomToken.next(random);
    tickets.add(
        RandomToken.hash(ticket),
        new Login.Asked(actor, slackUserName, workspaceName),
        clock.instant().plus(LIFE));
    return page("/pagerduty/login?ticket=" + ticket);
  }

  /** Looks at a ticket without using it. */
  Outcome<Login.Asked> look(String ticket) {
    var found = tickets.find(RandomToken.hash(ticket));
    if (found.isEmpty()) {
      return refused("this login link is unknown");
    }
    if (found.get().used()) {
      return refused("this login link was already used");
    }
    if (!clock.instant().isBefore(found.get().expiresAt())) {
      return refused("this login link has expired");
    }
    return Outcome.done(found.get().asked());
  }

  /** Uses it up; of several who try at once, one succeeds. */
  Outcome<Login.Asked> use(String ticket) {
    return look(ticket)
        .then(
            asked ->
                tickets.use(RandomToken.hash(ticket), clock.instant())
                    ? Outcome.done(asked)
                    : refused("this login link was already used"));
  }

  /** Where PagerDuty sends browsers back to. */
  URI callback() {
    return page("/pagerduty/callback");
  }

  /** Removes those that are too old; answers how many. */
  int forgetExpired() {
    return tickets.forget(clock.instant().minus(REMEMBERED));
  }

  private URI page(String path) {
    return PublicUrl.page(publicUrl, path);
  }

  private static Outcome<Login.Asked> refused(String problem) {
    return Outcome.refused(new Refusal.BadInput("ticket", problem));
  }
}
