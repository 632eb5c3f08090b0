package dev.patchbay.doctor;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.WebhookSubscription;
import dev.patchbay.pagerduty.WebhookSubscriptionsApi;
import dev.patchbay.words.RefusalWords;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Whether PagerDuty has the account's webhook subscription, enabled and for the right URL. */
record WebhookCheck(
    WebhookSubscriptionsApi subscriptions,
    AccountId account,
    URI url,
    Supplier<AppTokenProbe.Result> probe)
    implements Check {
  private static final Set<String> SCOPES =
      Set.of("webhook_subscriptions.read", "webhook_subscriptions.write");
  private static final String MINUTE =
      "The running server fixes that within a minute; if it doesn't, check its log.";

  @Override
  public String name() {
    return "PagerDuty webhook";
  }

  @Override
  public List<Finding> look() {
    var result = probe.get();
    var credential = result.credential(account);
    if (credential.isEmpty()) {
      return List.of(Finding.skipped("Without an app token PagerDuty is not asked."));
    }
    // Which of them is missing is said with the app token.
    if (result.missing().stream().anyMatch(SCOPES::contains)) {
      return List.of(
          Finding.skipped("Without webhook_subscriptions.read and .write it cannot be checked."));
    }
    Outcome<List<WebhookSubscription>> outcome = subscriptions.ofAccount(credential.get());
    return outcome instanceof Outcome.Done<List<WebhookSubscription>> done
        ? found(done.value())
        : refused(((Outcome.Refused<?>) outcome).refusal());
  }

  private List<Finding> found(List<WebhookSubscription> all) {
    var ours = all.stream().filter(one -> one.url().equals(url.toString())).toList();
    var findings = new ArrayList<Finding>();
    if (ours.isEmpty()) {
      findings.add(
          all.size() < WebhookSubscriptionsApi.MOST_OF_ACCOUNT
              ? Finding.ok(
                  "PagerDuty has no webhook subscription for "
                      + url
                      + ". None is needed before the first connection with delivery webhook.")
              : Finding.warning(
                  "The account has "
                      + all.size()
                      + " webhook subscriptions, PagerDuty's limit, and none is Patchbay's.",
                  "To use delivery webhook, delete one in PagerDuty (Integrations, Generic Webhooks"
                      + " (v3))."));
    } else if (ours.size() > 1) {
      findings.add(
          Finding.warning(
              "PagerDuty has " + ours.size() + " subscriptions for " + url + ".", MINUTE));
    }
    ours.forEach(one -> findings.add(state(one)));
    return findings;
  }

  private Finding state(WebhookSubscription one) {
    if (one.temporarilyDisabled()) {
      return Finding.fault(
          "PagerDuty disabled the webhook subscription "
              + one.id()
              + " after failed deliveries to "
              + url
              + ".",
          "Make sure that PagerDuty reaches this URL. " + MINUTE);
    }
    return one.active()
        ? Finding.ok("The webhook subscription " + one.id() + " delivers to " + url + ".")
        : Finding.fault(
            "The webhook subscription " + one.id() + " was disabled in PagerDuty.", MINUTE);
  }

  private static List<Finding> refused(Refusal refusal) {
    return refusal instanceof Refusal.MissingScope missing
        ? PagerDutyScope.missing(missing.scopes())
        : List.of(
            Finding.warning(
                "PagerDuty does not list webhook subscriptions: "
                    + RefusalWords.code(refusal)
                    + ".",
                "Check the app in PagerDuty (Integrations, App Registration) and the account's"
                    + " plan."));
  }
}
