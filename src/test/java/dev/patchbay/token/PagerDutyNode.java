package dev.patchbay.token;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.Actor;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.db.Database;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.login.Login;
import dev.patchbay.login.LoginLinks;
import dev.patchbay.login.PendingLogins;
import dev.patchbay.pagerduty.PagerDuty;
import dev.patchbay.pagerduty.PagerDutySettings;
import dev.patchbay.pagerduty.Scopes;
import dev.patchbay.secret.Keyset;
import dev.patchbay.secret.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/** {@code account} of one node against a simulated PagerDuty, in the real time. */
public final class PagerDutyNode implements AutoCloseable {
  public static final String CLIENT = "patchbay";
  public static final String SECRET = "app-secret";
  public static final Actor ADA = new Actor(new HomeId("T1"), new SlackUserId("U1"));

  /** Where a node is: what it would read from its settings. */
  public record Place(
      DatabaseSettings database, Path keyset, String region, URI api, URI identity) {}

  public final PagerDuty pagerDuty;
  public final AppToken app;
  public final PersonTokens persons;
  public final Rights rights;
  public final Login login;
  private final LoginLinks links;
  private final TokenRefresh refresh;
  private final Database database;

  public PagerDutyNode(Place place) {
    database = Database.open(place.database());
    var transactions = database.transactions();
    var encryptor = Keyset.load(place.keyset(), true).encryptor();
    var clock = Clock.systemUTC();
    var random = new SecureRandom();
    var account = new AccountId(place.region(), "acme");
    refresh = new TokenRefresh(transactions, account, clock);
    pagerDuty =
        new PagerDuty(
            new PagerDutySettings(
                account,
                place.api(),
                place.identity(),
                Optional.of(CLIENT),
                Optional.of(Secret.of(SECRET))),
            clock,
            new SimpleMeterRegistry());
    app =
        new AppToken(
            refresh,
            encryptor,
            new ClientCredentials(pagerDuty.oauth(), place.region() + ".acme", Scopes.wanted()));
    persons = new PersonTokens(refresh, encryptor, pagerDuty.oauth(), pagerDuty.users());
    rights =
        new ActingRights(
            persons,
            app,
            ActAs.EMAIL,
            (actor, where) -> Outcome.done("ada@acme.example"),
            pagerDuty.users());
    links = new LoginLinks(transactions, account, clock, random, TokenNode.PUBLIC_URL);
    login =
        new Login(
            links,
            new PendingLogins(transactions, encryptor, account, clock, random),
            pagerDuty.oauth(),
            persons,
            actor -> {},
            Scopes::ofPerson);
  }

  /** PagerDuty's page for a new login of Ada. */
  public URI authorize() {
    var ticket = links.link(ADA, "ada", "Acme").getQuery().replace("ticket=", "");
    return TokenNode.value(login.confirm(ticket, "browser"));
  }

  /** With where PagerDuty sent the browser back. */
  public Outcome<Login.Completed> complete(URI back) {
    var fields = IdentityServer.fields(back.getRawQuery());
    return login.complete(
        Optional.ofNullable(fields.get("state")), fields.getOrDefault("code", ""), "browser");
  }

  @Override
  public void close() {
    refresh.close();
    pagerDuty.close();
    database.close();
  }
}
