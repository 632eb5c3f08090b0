package dev.patchbay.login;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.OAuthClient;
import dev.patchbay.pagerduty.Scopes;
import dev.patchbay.pagerduty.TokenGrant;
import dev.patchbay.token.Person;
import dev.patchbay.token.PersonTokens;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Login of a Slack user to PagerDuty: a link with a single-use ticket, a page that names whom the
 * login will serve, then authorization code with PKCE, bound to one browser throughout. A ticket or
 * state that does not hold is {@link Refusal.BadInput} on {@code ticket} or {@code state}.
 * Thread-safe; every step may be served by another node.
 */
public final class Login {
  private static final Logger log = LoggerFactory.getLogger(Login.class);

  private final LoginLinks links;
  private final PendingLogins pendings;
  private final PersonTokens persons;
  private final LoginListener listener;
  private final OAuthClient oauth;
  private final Supplier<Set<String>> scopes;

  /**
   * @param scopes what a login asks for
   */
  public Login(
      LoginLinks links,
      PendingLogins pendings,
      OAuthClient oauth,
      PersonTokens persons,
      LoginListener listener,
      Supplier<Set<String>> scopes) {
    this.links = links;
    this.pendings = pendings;
    this.persons = persons;
    this.listener = listener;
    this.oauth = oauth;
    this.scopes = scopes;
  }

  /** Whom a login will serve. */
  public record Asked(Actor actor, String slackUserName, String workspaceName) {}

  /**
   * @param missing scopes that were asked and not granted, {@code openid} apart: nothing needs it
   */
  public record LoggedIn(Asked asked, Person person, Set<String> missing) implements Completed {}

  /**
   * PagerDuty answers one scope that its app does not have by granting none at all
   * (reference/pagerduty.md §1.4): the browser is to ask again there, for the needed ones.
   */
  public record AskAgain(URI at) implements Completed {}

  /** What became of a login that came back from PagerDuty. */
  public sealed interface Completed {}

  /** Looks at a ticket without using it. */
  public Outcome<Asked> look(String ticket) {
    return links.look(ticket);
  }

  /**
   * Uses the ticket up and answers PagerDuty's authorize page.
   *
   * @param browser random value of the cookie that this browser was given with the page
   */
  public Outcome<URI> confirm(String ticket, String browser) {
    var missing = oauth.missing();
    if (missing.isPresent()) {
      return Outcome.refused(missing.get());
    }
    return links.use(ticket).map(asked -> begin(asked, browser, scopes.get()));
  }

  /**
   * Takes the pending login (once, same browser), exchanges the code, asks who it is, and keeps the
   * tokens in one transaction with what the {@link LoginListener} stores.
   *
   * @param state empty where PagerDuty did not send it back (reference/pagerduty.md §1.4): then the
   *     browser's cookie alone finds the pending login, and PKCE keeps a foreign code out
   */
  public Outcome<Completed> complete(Optional<String> state, String code, String browser) {
    return pendings
        .take(state, browser)
        .then(
            pending ->
                oauth
                    .exchange(code, links.callback(), pending.verifier(), pending.scopes())
                    .then(
                        grant ->
                            givesNothing(grant) && canAskForLess(pending)
                                ? Outcome.done(askForLess(pending, browser))
                                : keep(pending, grant)));
  }

  private static boolean givesNothing(TokenGrant grant) {
    return Set.of("openid").containsAll(grant.scopes());
  }

  private static boolean canAskForLess(PendingLoginStore.Pending pending) {
    return !Scopes.neededOfPerson().containsAll(pending.scopes());
  }

  private Completed askForLess(PendingLoginStore.Pending pending, String browser) {
    log.warn(
        "PagerDuty granted {} none of {}; asking for the needed ones alone",
        pending.asked().actor(),
        pending.scopes());
    return new AskAgain(begin(pending.asked(), browser, Scopes.neededOfPerson()));
  }

  /** The person refused at PagerDuty, or it failed there: the state is used up. */
  public Outcome<Asked> abandon(Optional<String> state, String browser) {
    return pendings.take(state, browser).map(PendingLoginStore.Pending::asked);
  }

  /** Who acts for {@code actor} now; a login that PagerDuty ended, or without keys, does not. */
  public Optional<Person> who(Actor actor) {
    return persons.who(actor);
  }

  /**
   * Forgets at once, and revokes at PagerDuty soon after, as far as it answers. False if there was
   * no login.
   */
  public boolean end(Actor actor) {
    boolean ended = persons.remove(actor);
    listener.loggedOut(actor);
    return ended;
  }

  /** Removes tickets and pending logins that are too old; a recurring job calls it. */
  public int forgetExpired() {
    return links.forgetExpired() + pendings.forgetExpired();
  }

  private URI begin(Asked asked, String browser, Set<String> wanted) {
    var begun = pendings.begin(asked, browser, wanted);
    return oauth.authorizeUrl(links.callback(), begun.state(), begun.verifier(), wanted);
  }

  private Outcome<Completed> keep(PendingLoginStore.Pending pending, TokenGrant grant) {
    var asked = pending.asked();
    return persons
        .keep(asked.actor(), grant, () -> listener.loggedIn(asked.actor()))
        .map(person -> new LoggedIn(asked, person, Scopes.missingOfPerson(grant.scopes())));
  }
}
