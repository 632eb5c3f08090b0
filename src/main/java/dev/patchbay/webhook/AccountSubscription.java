package dev.patchbay.webhook;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Outcome.Done;
import dev.patchbay.core.Outcome.Refused;
import dev.patchbay.core.Refusal;
import dev.patchbay.db.Lease;
import dev.patchbay.db.LeaseBusyException;
import dev.patchbay.db.LeaseLostException;
import dev.patchbay.db.Leases;
import dev.patchbay.db.Transactions;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.WebhookSubscription;
import dev.patchbay.pagerduty.WebhookSubscriptionsApi;
import dev.patchbay.secret.EncryptedColumn;
import dev.patchbay.secret.Encryptor;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link Subscriptions} at one account, for one URL. */
public final class AccountSubscription implements Subscriptions {
  private static final Duration FRESH = Duration.ofSeconds(50);

  /** Longer than the calls of one turn can take. */
  private static final Duration TURN = Duration.ofSeconds(60);

  /** PagerDuty repeats for 48 hours what an older subscription began to deliver. */
  private static final Duration SECRET_KEPT = Duration.ofHours(49);

  private static final Logger log = LoggerFactory.getLogger(AccountSubscription.class);

  private final Transactions transactions;
  private final Leases leases;
  private final Clock clock;
  private final WebhookSubscriptionsApi api;
  private final AccountId account;
  private final String url;
  private final BooleanSupplier needed;
  private final SubscriptionStore store;
  private final SubscriptionRequestStore requests;
  private final SubscriptionMaker maker;
  private volatile @Nullable Refusal trouble;

  /** What it stands on. */
  public record Foundation(
      Transactions transactions, Leases leases, Encryptor encryptor, Clock clock) {}

  /**
   * @param url of our route, as PagerDuty reaches it
   * @param needed whether any connection is delivered by webhook; asks the database
   */
  public AccountSubscription(
      Foundation foundation,
      WebhookSubscriptionsApi api,
      AccountId account,
      URI url,
      BooleanSupplier needed) {
    this.transactions = foundation.transactions();
    this.leases = foundation.leases();
    this.clock = foundation.clock();
    this.api = api;
    this.account = account;
    this.url = url.toString();
    this.needed = needed;
    this.store = new SubscriptionStore(transactions, foundation.encryptor(), account);
    this.requests = new SubscriptionRequestStore(transactions, account);
    this.maker = new SubscriptionMaker(api, store, requests, this.url, clock);
  }

  /** Where secrets are kept here. */
  public static List<EncryptedColumn> encryptedColumns() {
    return SubscriptionStore.encryptedColumns();
  }

  @Override
  public Outcome<String> ensure(Credential app) {
    transactions.requireNone("a call to PagerDuty");
    return fresh().map(Outcome::done).orElseGet(() -> inTurn(lease -> settle(app, lease)));
  }

  @Override
  public Outcome<Boolean> release(Credential app) {
    transactions.requireNone("a call to PagerDuty");
    boolean nothing =
        store.current().isEmpty() && store.toDelete().isEmpty() && requests.askedAt().isEmpty();
    if (nothing || needed.getAsBoolean()) {
      return Outcome.done(false);
    }
    return inTurn(lease -> takeDown(app, lease));
  }

  @Override
  public Outcome<Boolean> delivers(Credential app) {
    transactions.requireNone("a call to PagerDuty");
    var stored = store.current().filter(this::sound);
    if (stored.isEmpty()) {
      return Outcome.done(false);
    }
    var found = api.get(app, stored.get().id());
    return found instanceof Refused<?> refused && refused.refusal() instanceof Refusal.NotFound
        ? Outcome.done(false)
        : found.map(one -> one.active() && !one.temporarilyDisabled());
  }

  @Override
  public Outcome<Boolean> ping(Credential app) {
    return ensure(app).then(id -> api.ping(app, id));
  }

  @Override
  public Optional<Instant> lastPing() {
    return store.lastPing();
  }

  /** Why the last attempt to have it failed; empty once one succeeds. */
  public Optional<Refusal> trouble() {
    return Optional.ofNullable(trouble);
  }

  /** What is to be done every minute: it is as it should be, or gone where nobody needs it. */
  public void check(Credential app) {
    store.prune(clock.instant().minus(SECRET_KEPT));
    Outcome<?> outcome = needed.getAsBoolean() ? ensure(app) : release(app);
    @Nullable Refusal before = trouble;
    @Nullable Refusal now = outcome instanceof Refused<?> refused ? refused.refusal() : null;
    trouble = now;
    if (now != null && !now.equals(before)) {
      log.warn("Webhook subscription not set up: {}; next try within a minute", now);
    }
  }

  private Optional<String> fresh() {
    boolean open = !store.toDelete().isEmpty() || requests.askedAt().isPresent();
    return store
        .current()
        .filter(stored -> sound(stored) && !open)
        .filter(stored -> stored.checkedAt().plus(FRESH).isAfter(clock.instant()))
        .map(SubscriptionStore.Stored::id);
  }

  private boolean sound(SubscriptionStore.Stored stored) {
    return stored.url().equals(url) && stored.secret().isPresent();
  }

  private Outcome<String> settle(Credential app, Lease lease) {
    Optional<String> done = fresh();
    return done.isPresent()
        ? Outcome.done(done.get())
        : api.ofAccount(app).then(listed -> settle(app, lease, listed));
  }

  private Outcome<String> settle(Credential app, Lease lease, List<WebhookSubscription> listed) {
    Optional<SubscriptionStore.Stored> current = store.current().filter(this::sound);
    if (current.isEmpty()) {
      return maker.make(app, lease, listed);
    }
    String id = current.get().id();
    Outcome<WebhookSubscription> found =
        listed.stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .map(Outcome::done)
            // A list may be short of it: only a look at itself says that it is gone.
            .orElseGet(() -> api.get(app, id));
    if (found instanceof Refused<WebhookSubscription> refused) {
      return refused.refusal() instanceof Refusal.NotFound
          ? maker.make(app, lease, listed)
          : Outcome.refused(refused.refusal());
    }
    return repaired(app, ((Done<WebhookSubscription>) found).value())
        .map(
            repaired -> {
              store.checked(id, clock.instant());
              tidy(app, id, listed);
              return id;
            });
  }

  private Outcome<WebhookSubscription> repaired(Credential app, WebhookSubscription found) {
    Outcome<WebhookSubscription> outcome = Outcome.done(found);
    if (!found.active() || !found.events().containsAll(SubscribedEvents.CORE)) {
      log.warn("Webhook subscription id={} was changed in PagerDuty; restored", found.id());
      outcome = maker.update(app, found.id(), found.events());
    }
    if (found.temporarilyDisabled()) {
      log.warn("PagerDuty disabled webhook subscription id={}; enabled again", found.id());
      outcome = outcome.then(any -> api.enable(app, found.id()));
    }
    return outcome;
  }

  /** Others for our URL, whose secret was lost with PagerDuty's answer, and those replaced. */
  private void tidy(Credential app, String id, List<WebhookSubscription> listed) {
    listed.stream()
        .filter(maker::ours)
        .map(WebhookSubscription::id)
        .filter(each -> !each.equals(id))
        .forEach(each -> maker.drop(app, each));
    if (maker.deleteReplaced(app) instanceof Done) {
      requests.answered();
    }
  }

  private Outcome<Boolean> takeDown(Credential app, Lease lease) {
    if (needed.getAsBoolean()) {
      return Outcome.done(false);
    }
    store.retire(lease, clock.instant());
    Outcome<Boolean> deleted = maker.deleteReplaced(app);
    return requests.askedAt().isEmpty()
        ? deleted
        : deleted.then(
            any ->
                api.ofAccount(app)
                    .map(
                        listed -> {
                          tidy(app, "", listed);
                          return any;
                        }));
  }

  private <T> Outcome<T> inTurn(Function<Lease, Outcome<T>> work) {
    try {
      return leases.inTurn("webhook-subscription:" + account, TURN, work);
    } catch (LeaseBusyException | LeaseLostException e) {
      return Outcome.refused(new Refusal.Busy());
    }
  }
}
