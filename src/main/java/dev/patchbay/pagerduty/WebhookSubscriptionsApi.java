package dev.patchbay.pagerduty;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Outcome.Done;
import dev.patchbay.core.Outcome.Refused;
import dev.patchbay.core.Refusal;
import dev.patchbay.secret.Secret;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** /webhook_subscriptions (reference/pagerduty.md §2.6). Thread-safe. */
public final class WebhookSubscriptionsApi {
  /** PagerDuty's limit for the account, and for each service and team. */
  public static final int MOST_OF_ACCOUNT = 10;

  private static final String ROOT = "webhook_subscription";
  private static final String KIND = "webhook subscription";

  /** A subscription that was just made, with the secret that nobody is shown again. */
  public record Made(WebhookSubscription subscription, Secret secret) {}

  private final HttpExchange exchange;
  private final Pages pages;

  WebhookSubscriptionsApi(HttpExchange exchange) {
    this.exchange = exchange;
    this.pages = new Pages(exchange);
  }

  /**
   * Every subscription for the whole account. Filtered here again: a server may ignore the
   * parameter, and what is someone else's must not be taken for ours.
   */
  public Outcome<List<WebhookSubscription>> ofAccount(Credential credential) {
    return pages
        .every(
            credential,
            Call.list("/webhook_subscriptions", Map.of("filter_type", "account")),
            "webhook_subscriptions",
            WebhookSubscriptionsApi::subscription)
        .map(all -> all.stream().filter(WebhookSubscription::ofAccount).toList());
  }

  public Outcome<WebhookSubscription> get(Credential credential, String id) {
    return exchange.send(credential, one("GET", id, null), WebhookSubscriptionsApi::root);
  }

  /**
   * One for the whole account. Not repeated automatically: after {@link Refusal.Unavailable} it may
   * exist all the same, with a secret that is lost.
   */
  public Outcome<Made> create(
      Credential credential, String url, Collection<String> events, String description) {
    var body =
        Map.of(
            ROOT,
            Map.of(
                "type",
                ROOT,
                "delivery_method",
                Map.of("type", "http_delivery_method", "url", url),
                "events",
                events.stream().sorted().toList(),
                "filter",
                Map.of("type", "account_reference"),
                "description",
                description));
    Call call = new Call("POST", "/webhook_subscriptions", "", Map.of(), body, "", "");
    return exchange.send(
        credential,
        call,
        answer -> {
          var made = answer.object(ROOT);
          return new Made(
              subscription(made), Secret.of(made.object("delivery_method").text("secret")));
        });
  }

  /** From now on these events, and active; PUT of these fields alone. */
  public Outcome<WebhookSubscription> update(
      Credential credential, String id, Collection<String> events) {
    var body = Map.of(ROOT, Map.of("events", events.stream().sorted().toList(), "active", true));
    return exchange.send(credential, one("PUT", id, body), WebhookSubscriptionsApi::root);
  }

  /** Enables a subscription that PagerDuty disabled after failed deliveries. */
  public Outcome<WebhookSubscription> enable(Credential credential, String id) {
    Call call = Call.one("POST", "/webhook_subscriptions/{id}/enable", KIND, id, null);
    return exchange.send(credential, call, WebhookSubscriptionsApi::root);
  }

  /** Asks for a test event. */
  public Outcome<Boolean> ping(Credential credential, String id) {
    return exchange.send(
        credential, Call.one("POST", "/webhook_subscriptions/{id}/ping", KIND, id, null));
  }

  /** Gone already is done; true if it was this call that deleted it. */
  public Outcome<Boolean> delete(Credential credential, String id) {
    Outcome<Boolean> outcome = exchange.send(credential, one("DELETE", id, null));
    return outcome instanceof Refused<Boolean> refused
            && refused.refusal() instanceof Refusal.NotFound
        ? new Done<>(false)
        : outcome;
  }

  private static Call one(String method, String id, @Nullable Object body) {
    return Call.one(method, "/webhook_subscriptions/{id}", KIND, id, body);
  }

  private static WebhookSubscription root(ReplyJson answer) {
    return subscription(answer.object(ROOT));
  }

  private static WebhookSubscription subscription(ReplyJson subscription) {
    var method = subscription.object("delivery_method");
    return new WebhookSubscription(
        subscription.text("id"),
        method.textOr("url", ""),
        events(subscription),
        subscription.flagOr("active", true),
        method.flag("temporarily_disabled"),
        subscription
            .maybe("filter")
            .map(filter -> filter.textOr("type", ""))
            .orElse("")
            .startsWith("account"));
  }

  private static Set<String> events(ReplyJson subscription) {
    return new HashSet<>(subscription.textsOrNone("events"));
  }
}
