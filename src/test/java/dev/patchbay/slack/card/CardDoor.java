package dev.patchbay.slack.card;

import static dev.patchbay.support.Ids.ACCOUNT;

import dev.patchbay.db.Database;
import dev.patchbay.db.Leases;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.secret.Encryptor;
import dev.patchbay.support.PagerDutyAccount;
import dev.patchbay.web.WebhookEndpoint;
import dev.patchbay.web.http.HttpServer;
import dev.patchbay.web.http.HttpServerSettings;
import dev.patchbay.web.http.RawRoute;
import dev.patchbay.web.http.Routes;
import dev.patchbay.webhook.AccountSubscription;
import dev.patchbay.webhook.EventListener;
import dev.patchbay.webhook.Inbox;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** Where PagerDuty's events come in to a node: its inbox behind its HTTP server. */
final class CardDoor implements AutoCloseable {
  private final Database database;
  private final Encryptor encryptor;
  private final Inbox inbox;
  private final HttpServer server;

  CardDoor(Database database, Jobs jobs, Encryptor encryptor, EventListener listener) {
    this.database = database;
    this.encryptor = encryptor;
    var clock = Clock.systemUTC();
    inbox =
        new Inbox(
            new Inbox.Foundation(
                database.transactions(), jobs, encryptor, clock, new SimpleMeterRegistry()),
            ACCOUNT,
            listener);
    server =
        new HttpServer(
            new HttpServerSettings(0, URI.create("http://localhost")),
            new Routes().post("/hook", new RawRoute(new WebhookEndpoint(inbox))),
            new SecureRandom());
  }

  Job job() {
    return inbox.job();
  }

  /** Its address for PagerDuty. */
  URI open() {
    server.start();
    return URI.create("http://localhost:" + server.port() + "/hook");
  }

  /** One subscription for all nodes; the secret that PagerDuty signs with. */
  String subscribe(PagerDutyAccount pagerDuty) {
    var clock = Clock.systemUTC();
    var transactions = database.transactions();
    new AccountSubscription(
            new AccountSubscription.Foundation(
                transactions, new Leases(transactions, clock), encryptor, clock),
            pagerDuty.client().webhookSubscriptions(),
            ACCOUNT,
            URI.create("https://patchbay.example/pagerduty/webhooks"),
            () -> true)
        .ensure(pagerDuty.app("webhook_subscriptions.read", "webhook_subscriptions.write"));
    return pagerDuty.simulator().webhooks().stored().get(0).secret();
  }

  @Override
  public void close() {
    server.stop(Duration.ZERO);
    inbox.close();
  }
}
