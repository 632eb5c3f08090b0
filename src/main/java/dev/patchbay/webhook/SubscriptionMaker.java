package dev.patchbay.webhook;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Outcome.Refused;
import dev.patchbay.core.Refusal;
import dev.patchbay.db.Lease;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.WebhookSubscription;
import dev.patchbay.pagerduty.WebhookSubscriptionsApi;
import dev.patchbay.pagerduty.WebhookSubscriptionsApi.Made;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a subscription, and deletes those that it replaces. To be used under the lease. The secret
 * is shown once: whatever exists at PagerDuty without a secret here is replaced.
 */
final class SubscriptionMaker {
  private static final String DESCRIPTION = "Patchbay: incident cards in Slack";

  /** Of the error by which PagerDuty names a limit (reference/pagerduty.md §4). */
  private static final String LIMIT_REACHED = "2019";

  private static final Logger log = LoggerFactory.getLogger(SubscriptionMaker.class);

  private final WebhookSubscriptionsApi api;
  private final SubscriptionStore store;
  private final SubscriptionRequestStore requests;
  private final String url;
  private final Clock clock;

  SubscriptionMaker(
      WebhookSubscriptionsApi api,
      SubscriptionStore store,
      SubscriptionRequestStore requests,
      String url,
      Clock clock) {
    this.api = api;
    this.store = store;
    this.requests = requests;
    this.url = url;
    this.clock = clock;
  }

  /**
   * A new one; then what was there for the same URL is deleted, so that events come once.
   *
   * @param listed what the account has
   */
  Outcome<String> make(Credential app, Lease lease, List<WebhookSubscription> listed) {
    List<String> old = listed.stream().filter(this::ours).map(WebhookSubscription::id).toList();
    if (listed.size() >= WebhookSubscriptionsApi.MOST_OF_ACCOUNT) {
      if (old.isEmpty()) {
        return Outcome.refused(full());
      }
      if (api.delete(app, old.get(0)) instanceof Refused<Boolean> refused) {
        return Outcome.refused(refused.refusal());
      }
    }
    requests.ask(lease, clock.instant());
    Outcome<Made> made = create(app);
    if (made instanceof Refused<Made> refused) {
      if (!(refused.refusal() instanceof Refusal.Unavailable)) {
        requests.answered();
      }
      return Outcome.refused(refused.refusal());
    }
    Made one = ((Outcome.Done<Made>) made).value();
    String id = one.subscription().id();
    if (!store.begin(lease, id, url, one.secret(), clock.instant())) {
      log.warn("Another node makes the webhook subscription; deleting ours id={}", id);
      api.delete(app, id);
      return Outcome.refused(new Refusal.Busy());
    }
    log.info("Made a webhook subscription id={} url={}", id, url);
    old.forEach(each -> drop(app, each));
    deleteReplaced(app);
    return Outcome.done(id);
  }

  private Outcome<Made> create(Credential app) {
    Outcome<Made> made = api.create(app, url, SubscribedEvents.ALL, DESCRIPTION);
    return mayBeEvents(made) ? api.create(app, url, SubscribedEvents.CORE, DESCRIPTION) : made;
  }

  /** Asks for our events again where someone took one away, and makes it active. */
  Outcome<WebhookSubscription> update(Credential app, String id, Set<String> events) {
    boolean complete = events.containsAll(SubscribedEvents.CORE);
    Outcome<WebhookSubscription> updated =
        api.update(app, id, complete ? events : SubscribedEvents.ALL);
    return mayBeEvents(updated) ? api.update(app, id, SubscribedEvents.CORE) : updated;
  }

  /** Accounts do not all know the same types, and PagerDuty need not name the one it rejects. */
  private static boolean mayBeEvents(Outcome<?> outcome) {
    return outcome instanceof Refused<?> refused
        && refused.refusal() instanceof Refusal.Rejected rejected
        && !rejected.code().equals(LIMIT_REACHED);
  }

  boolean ours(WebhookSubscription subscription) {
    return subscription.url().equals(url);
  }

  /** One for our URL that nobody here has the secret of. */
  void drop(Credential app, String id) {
    if (api.delete(app, id) instanceof Refused<Boolean> refused) {
      log.warn("Could not delete webhook subscription id={}: {}", id, refused.refusal());
    } else {
      store.deleted(id, clock.instant());
    }
  }

  /** What was replaced and PagerDuty still has; the first refusal ends it. */
  Outcome<Boolean> deleteReplaced(Credential app) {
    boolean any = false;
    for (String id : store.toDelete()) {
      Outcome<Boolean> deleted = api.delete(app, id);
      if (deleted instanceof Refused<Boolean> refused) {
        return Outcome.refused(refused.refusal());
      }
      store.deleted(id, clock.instant());
      any = true;
    }
    return Outcome.done(any);
  }

  private static Refusal full() {
    return new Refusal.Rejected(
        Refusal.Vendor.PAGERDUTY,
        LIMIT_REACHED,
        "the account has "
            + WebhookSubscriptionsApi.MOST_OF_ACCOUNT
            + " webhook subscriptions, PagerDuty's limit. Delete one there under Integrations,"
            + " Generic Webhooks (v3)");
  }
}
