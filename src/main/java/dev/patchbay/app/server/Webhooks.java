package dev.patchbay.app.server;

import dev.patchbay.app.settings.Settings;
import dev.patchbay.incident.notice.NoticeOptIns;
import dev.patchbay.jobs.RecurringJob;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.PagerDuty;
import dev.patchbay.webhook.AccountSubscription;
import dev.patchbay.webhook.EventListener;
import dev.patchbay.webhook.Inbox;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.DeliveryKind;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** The account's webhook subscription, and the inbox of what it delivers. */
record Webhooks(Inbox inbox, AccountSubscription subscription) {
  private static final Duration CHECK = Duration.ofMinutes(1);

  static Webhooks build(
      Settings settings,
      Foundation storage,
      PagerDuty pagerDuty,
      Connections connections,
      EventListener listener,
      NoticeOptIns optIns,
      MeterRegistry metrics) {
    var encryptor = storage.keyset().encryptor();
    return new Webhooks(
        new Inbox(
            new Inbox.Foundation(
                storage.database().transactions(),
                storage.jobs(),
                encryptor,
                storage.clock(),
                metrics),
            pagerDuty.account(),
            listener),
        new AccountSubscription(
            new AccountSubscription.Foundation(
                storage.database().transactions(), storage.leases(), encryptor, storage.clock()),
            pagerDuty.webhookSubscriptions(),
            pagerDuty.account(),
            settings.page("/pagerduty/webhooks"),
            () -> connections.any(DeliveryKind.WEBHOOK) || optIns.any()));
  }

  RecurringJob check(Credential app) {
    return new RecurringJob("webhook-subscription", CHECK, () -> subscription.check(app));
  }
}
