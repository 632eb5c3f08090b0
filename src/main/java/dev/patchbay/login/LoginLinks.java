package dev.patchbay.login;

import dev.patchbay.core.Actor;
import dev.patchbay.secret.RandomToken;
import dev.patchbay.token.TokenStorage;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** Makes the private links that begin a login. Thread-safe. */
public final class LoginLinks {
  private static final Duration LIFE = Duration.ofMinutes(10);

  private final TicketStore tickets;
  private final Clock clock;
  private final SecureRandom random;
  private final URI publicUrl;

  /**
   * @param publicUrl {@code PATCHBAY_PUBLIC_URL}
   */
  public LoginLinks(TokenStorage storage, URI publicUrl) {
    this.tickets = new TicketStore(storage.transactions(), storage.account());
    this.clock = storage.clock();
    this.random = storage.random();
    this.publicUrl = publicUrl;
  }

  /**
   * A link for {@code actor}, good for ten minutes, used once. The names are shown on the page and
   * are not trusted for anything.
   */
  public URI link(Actor actor, String memberName, String workspaceName) {
    var ticket = RandomToken.next(random);
    tickets.add(
        RandomToken.hash(ticket),
        new Login.Asked(actor, memberName, workspaceName),
        clock.instant().plus(LIFE));
    return PublicUrl.page(publicUrl, "/pagerduty/login?ticket=" + ticket);
  }
}
