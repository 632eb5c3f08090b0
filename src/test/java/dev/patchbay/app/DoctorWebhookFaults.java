package dev.patchbay.app;

import static dev.patchbay.app.DoctorFaults.seeded;

import dev.patchbay.app.DoctorFaults.Seeded;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.sandbox.pagerduty.account.StoredSubscription;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be wrong with the webhook subscription. */
final class DoctorWebhookFaults {
  private DoctorWebhookFaults() {}

  static Stream<Seeded> all() {
    return Stream.of(
        seeded(
            "switched off by PagerDuty",
            bench -> {
              put(bench, "PHOOK1", url(bench), true);
              bench.world.pagerDuty().webhooks().disable("PHOOK1");
            },
            "PagerDuty webhook fault",
            "PHOOK1",
            "/pagerduty/webhooks",
            "reaches this URL"),
        seeded(
            "switched off by hand",
            bench -> put(bench, "PHOOK1", url(bench), false),
            "PagerDuty webhook fault",
            "PHOOK1",
            "within a minute"),
        seeded(
            "two for the same URL",
            bench -> {
              put(bench, "PHOOK1", url(bench), true);
              put(bench, "PHOOK2", url(bench), true);
            },
            "PagerDuty webhook warning",
            "2 subscriptions"),
        seeded(
            "none of ten is ours",
            bench -> {
              for (int i = 0; i < 10; i++) {
                put(bench, "PHOOK" + i, "https://elsewhere.example/" + i, true);
              }
            },
            "PagerDuty webhook warning",
            "10 webhook subscriptions",
            "delete one"),
        seeded(
            "the plan has no webhooks",
            bench ->
                bench
                    .world
                    .pagerDuty()
                    .faults()
                    .always("GET /webhook_subscriptions", Fault.http(402)),
            "PagerDuty webhook warning",
            "account's plan"));
  }

  static void heal(DoctorBench bench) {
    var webhooks = bench.world.pagerDuty().webhooks();
    webhooks.stored().forEach(one -> webhooks.remove(one.id()));
  }

  private static String url(DoctorBench bench) {
    return bench.world.address().resolve("/pagerduty/webhooks").toString();
  }

  private static void put(DoctorBench bench, String id, String url, boolean active) {
    bench
        .world
        .pagerDuty()
        .webhooks()
        .put(
            new StoredSubscription(
                id,
                url,
                "marked-secret-of-" + id,
                "",
                List.of("incident.triggered"),
                "account",
                null,
                active,
                0,
                Optional.empty()));
  }
}
