package dev.patchbay.app;

import static dev.patchbay.app.DoctorFaults.seeded;
import static dev.patchbay.app.DoctorFaults.set;
import static dev.patchbay.app.DoctorFaults.unset;

import dev.patchbay.app.DoctorFaults.Seeded;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Settings that do not hold, and a server that is not as they say. */
final class DoctorHomeFaults {
  private DoctorHomeFaults() {}

  static Stream<Seeded> settings() {
    return Stream.of(
        seeded("port is no number", set("PATCHBAY_PORT", "x"), "settings fault", "PATCHBAY_PORT"),
        seeded(
            "no signing secret",
            unset("SLACK_SIGNING_SECRET"),
            "settings fault",
            "Set SLACK_SIGNING_SECRET"),
        seeded(
            "half of a pair",
            unset("SLACK_CLIENT_SECRET"),
            "settings fault",
            "Set SLACK_CLIENT_SECRET"),
        seeded(
            "database URL of neither",
            set("PATCHBAY_DATABASE_URL", "jdbc:mysql://db/x"),
            "settings fault",
            "Set PATCHBAY_DATABASE_URL"),
        seeded(
            "subdomain is a host",
            set("PAGERDUTY_SUBDOMAIN", "acme.pagerduty.com"),
            "settings fault",
            "PAGERDUTY_SUBDOMAIN"),
        seeded(
            "quotation marks",
            set("SLACK_CLIENT_ID", "\"1.2\""),
            "settings fault",
            "SLACK_CLIENT_ID",
            "quotation marks"),
        seeded(
            "a setting that is none",
            set("PATCHBAY_PUBLICURL", "https://x.example"),
            "settings warning",
            "PATCHBAY_PUBLICURL"),
        seeded(
            "no PagerDuty app",
            bench ->
                List.of("PAGERDUTY_CLIENT_ID", "PAGERDUTY_CLIENT_SECRET")
                    .forEach(bench.env::remove),
            "PagerDuty token fault",
            "PAGERDUTY_CLIENT_ID"),
        seeded(
            "no Slack app",
            bench -> List.of("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET").forEach(bench.env::remove),
            "Slack app fault",
            "SLACK_BOT_TOKEN"));
  }

  static Stream<Seeded> server() {
    return Stream.of(
        seeded(
            "server does not run",
            bench -> bench.env.put("PATCHBAY_PORT", port(DoctorBench.nowhere())),
            "server warning",
            "Start the server",
            "PATCHBAY_PORT"),
        seeded(
            "port of another program",
            bench -> bench.env.put("PATCHBAY_PORT", port(bench.world.slack().root().toString())),
            "server fault",
            "isn't Patchbay",
            "PATCHBAY_PORT"),
        seeded(
            "server has another signing secret",
            set("SLACK_SIGNING_SECRET", "marked-secret-1"),
            "signature fault",
            "another SLACK_SIGNING_SECRET",
            "Basic Information"),
        seeded(
            "public URL leads nowhere",
            bench -> bench.env.put("PATCHBAY_PUBLIC_URL", DoctorBench.nowhere()),
            "public URL fault",
            "nothing listens there",
            "PATCHBAY_PUBLIC_URL"),
        seeded(
            "public URL leads elsewhere",
            bench -> bench.env.put("PATCHBAY_PUBLIC_URL", bench.world.slack().root().toString()),
            "public URL fault",
            "isn't Patchbay",
            "PATCHBAY_PUBLIC_URL"),
        seeded(
            "public URL has no address",
            set("PATCHBAY_PUBLIC_URL", "https://patchbay.invalid"),
            "public URL fault",
            "DNS"),
        seeded(
            "public URL without https",
            set("PATCHBAY_PUBLIC_URL", "http://patchbay.invalid"),
            "public URL fault",
            "without https",
            "Set PATCHBAY_PUBLIC_URL"),
        seeded(
            "public URL of this machine only",
            bench -> {},
            "public URL warning",
            "only this machine",
            "PATCHBAY_PUBLIC_URL"),
        seeded(
            "clock far ahead",
            bench -> bench.clockAhead(Duration.ofMinutes(10)),
            "clock fault",
            "ahead of Slack's",
            "NTP"),
        seeded(
            "clock behind",
            bench -> bench.clockAhead(Duration.ofMinutes(-2)),
            "clock warning",
            "behind Slack's",
            "NTP"));
  }

  private static String port(String url) {
    return Integer.toString(URI.create(url).getPort());
  }
}
