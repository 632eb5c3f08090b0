package dev.patchbay.account;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Database;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.pagerduty.PagerDuty;
import dev.patchbay.pagerduty.PagerDutySettings;
import dev.patchbay.secret.Keyset;
import dev.patchbay.secret.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/** {@code account} of one node against a simulated PagerDuty, in the real time. */
final class PagerDutyNode implements AutoCloseable {
  static final String CLIENT = "patchbay";
  static final String SECRET = "app-secret";
  static final Actor ADA = new Actor(new TeamId("T1"), new SlackUserId("U1"));

  /** Where a node is: what it would read from its settings. */
  record Place(DatabaseSettings database, Path keyset, String region, URI api, URI identity) {}

  final PagerDuty pagerDuty;
  final AppToken app;
  final PersonTokens persons;
  final Login login;
  private final LoginLinks links;
  private final Renewals renewals = new Renewals();
  private final Database database;

  PagerDutyNode(Place place) {
    database = Database.open(place.database());
    var storage =
        new Storage(
            database.transactions(),
            Keyset.load(place.keyset(), true).box(),
            Clock.systemUTC(),
            new SecureRandom());
    pagerDuty =
        new PagerDuty(
            new PagerDutySettings(
                "acme",
                place.region(),
                place.api(),
                place.identity(),
                Optional.of(CLIENT),
                Optional.of(Secret.of(SECRET))),
            Clock.systemUTC(),
            new SimpleMeterRegistry());
    app =
        new AppToken(
            storage,
            renewals,
            new ClientCredentials(pagerDuty.oauth(), place.region() + ".acme", Scopes.wanted()));
    persons =
        new PersonTokens(
            storage,
            pagerDuty.oauth(),
            renewals,
            ActAs.EMAIL,
            app,
            actor -> Outcome.done("ada@acme.example"));
    links = new LoginLinks(storage, AccountNode.PUBLIC_URL);
    login =
        new Login(
            storage,
            pagerDuty.oauth(),
            pagerDuty.users(),
            renewals,
            (actor, person) -> {},
            Scopes::ofPerson,
            AccountNode.PUBLIC_URL);
  }

  /** PagerDuty's page for a new log-in of Ada. */
  URI authorize() {
    var ticket = links.link(ADA, "ada", "Acme").getQuery().replace("ticket=", "");
    return AccountNode.value(login.confirm(ticket, "browser"));
  }

  /** With where PagerDuty sent the browser back. */
  Outcome<Login.LoggedIn> complete(URI back) {
    var fields = IdentityServer.fields(back.getRawQuery());
    return login.complete(
        Optional.ofNullable(fields.get("state")), fields.getOrDefault("code", ""), "browser");
  }

  @Override
  public void close() {
    renewals.close();
    pagerDuty.close();
    database.close();
  }
}
