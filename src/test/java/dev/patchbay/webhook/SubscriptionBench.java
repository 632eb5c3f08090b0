package dev.patchbay.webhook;

import static dev.patchbay.support.Ids.ACCOUNT;

import dev.patchbay.db.Database;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.db.Leases;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.sandbox.pagerduty.account.StoredSubscription;
import dev.patchbay.secret.Keyset;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.ManualClock;
import dev.patchbay.support.PagerDutyAccount;
import dev.patchbay.support.TemporaryKeyset;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A simulated account, and nodes on one database that want its subscription. */
final class SubscriptionBench implements AutoCloseable {
  static final String URL = "https://patchbay.example/pagerduty/webhooks";

  final PagerDutyAccount account = new PagerDutyAccount();
  final Credential app = account.app("webhook_subscriptions.read", "webhook_subscriptions.write");
  final ManualClock clock = new ManualClock();
  volatile boolean needed = true;
  private final DatabaseKind kind;
  private final Keyset keyset = TemporaryKeyset.make();
  private final List<Database> open = new ArrayList<>();
  private DatabaseSettings settings;

  SubscriptionBench(DatabaseKind kind) {
    this.kind = kind;
    this.settings = DatabaseFixture.settings(kind);
  }

  AccountSubscription node() {
    return node(URL);
  }

  AccountSubscription node(String url) {
    return node(url, keyset);
  }

  AccountSubscription node(String url, Keyset keys) {
    var database = database();
    return new AccountSubscription(
        new AccountSubscription.Foundation(
            database.transactions(),
            new Leases(database.transactions(), clock),
            keys.encryptor(),
            clock),
        account.client().webhookSubscriptions(),
        ACCOUNT,
        URI.create(url),
        () -> needed);
  }

  /** What is stored, as one more node sees it. */
  SubscriptionStore store() {
    return new SubscriptionStore(database().transactions(), keyset.encryptor(), ACCOUNT);
  }

  private Database database() {
    var database = Database.open(settings);
    open.add(database);
    return database;
  }

  void loseDatabase() {
    settings = DatabaseFixture.settings(kind);
  }

  /** Later than what was looked at is taken for granted. */
  void later() {
    clock.advance(Duration.ofMinutes(2));
  }

  List<StoredSubscription> atPagerDuty() {
    return account.simulator().webhooks().stored();
  }

  StoredSubscription only() {
    if (atPagerDuty().size() != 1) {
      throw new AssertionError("not one subscription but " + atPagerDuty());
    }
    return atPagerDuty().get(0);
  }

  StoredSubscription foreign(String id, String url) {
    return account
        .simulator()
        .webhooks()
        .put(
            new StoredSubscription(
                id,
                url,
                "secret-of-" + id,
                "Someone's",
                List.of("incident.triggered"),
                "account",
                null,
                true,
                0,
                java.util.Optional.empty()));
  }

  @Override
  public void close() {
    open.forEach(Database::close);
    account.close();
  }
}
