package dev.patchbay.app;

import static dev.patchbay.app.DoctorFaults.seeded;
import static dev.patchbay.app.DoctorFaults.set;

import dev.patchbay.app.DoctorFaults.Seeded;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.sandbox.pagerduty.account.Switch;
import java.net.URI;
import java.util.stream.Stream;

/** What Slack and PagerDuty refuse. */
final class DoctorVendorFaults {
  private DoctorVendorFaults() {}

  static Stream<Seeded> slack() {
    return Stream.of(
        seeded(
            "client id unknown",
            set("SLACK_CLIENT_ID", "1.2"),
            "Slack app fault",
            "SLACK_CLIENT_ID",
            "App Credentials"),
        seeded(
            "no such external token",
            bench -> {
              bench.env.put("PAGERDUTY_TOKEN_SOURCE", "slack-external");
              bench.env.put("PAGERDUTY_EXTERNAL_TOKEN_ID", "Et0NONE");
            },
            "PagerDuty token fault",
            "token_not_found",
            "PAGERDUTY_EXTERNAL_TOKEN_ID"),
        seeded(
            "client secret wrong",
            set("SLACK_CLIENT_SECRET", "marked-secret-2"),
            "Slack app fault",
            "SLACK_CLIENT_SECRET",
            "App Credentials"),
        seeded(
            "bot token wrong",
            set("SLACK_BOT_TOKEN", "xoxb-marked-3"),
            "Slack tokens fault",
            "SLACK_BOT_TOKEN",
            "invalid_auth",
            "Bot User OAuth Token"),
        seeded(
            "stored bot token revoked",
            bench ->
                bench
                    .world
                    .slack()
                    .faults()
                    .always("auth.test", dev.patchbay.sandbox.slack.Fault.error("token_revoked")),
            "Slack tokens fault",
            "Acme",
            "token_revoked",
            "/slack/install"),
        seeded(
            "a person's token",
            bench ->
                bench.env.put(
                    "SLACK_BOT_TOKEN",
                    bench
                        .world
                        .slack()
                        .setup()
                        .userToken(bench.world.appId(), SandboxWorld.ADA, "chat:write")),
            "settings fault",
            "this is a Slack user token",
            "xoxb"),
        seeded(
            "vital scope missing",
            bench ->
                bench.env.put(
                    "SLACK_BOT_TOKEN",
                    bench.botToken("commands", "channels:read", "users:read", "chat:write.public")),
            "Slack tokens fault",
            "is missing chat:write:",
            "OAuth & Permissions"),
        seeded(
            "lesser scope missing",
            bench ->
                bench.env.put(
                    "SLACK_BOT_TOKEN",
                    bench.botToken(
                        "commands",
                        "chat:write",
                        "channels:read",
                        "users:read",
                        "chat:write.public")),
            "Slack tokens warning",
            "is missing groups:read",
            "private channels"),
        seeded(
            "app token wrong",
            set("SLACK_APP_TOKEN", "xapp-marked-4"),
            "Socket Mode fault",
            "SLACK_APP_TOKEN",
            "connections:write"),
        seeded(
            "Socket Mode is off at Slack",
            bench -> bench.env.put("SLACK_APP_TOKEN", bench.appToken()),
            "Socket Mode fault",
            "Turn Socket Mode on"),
        seeded(
            "Slack cannot be reached",
            bench -> bench.env.put("SLACK_API_URL", DoctorBench.nowhere() + "/api/"),
            "Slack tokens fault",
            "does not answer",
            "SLACK_API_URL"));
  }

  static Stream<Seeded> pagerDuty() {
    return Stream.of(
        seeded(
            "client secret wrong",
            set("PAGERDUTY_CLIENT_SECRET", "marked-secret-5"),
            "PagerDuty token fault",
            "PAGERDUTY_CLIENT_SECRET",
            "App Registration"),
        seeded(
            "another account",
            set("PAGERDUTY_SUBDOMAIN", "acne"),
            "PagerDuty token fault",
            "PAGERDUTY_SUBDOMAIN",
            "region us"),
        seeded(
            "another region's identity",
            set("PAGERDUTY_REGION", "eu"),
            "PagerDuty token fault",
            "PAGERDUTY_REGION"),
        seeded(
            "another region's API",
            bench ->
                bench.world.pagerDuty().faults().always("GET /extension_schemas", Fault.http(401)),
            "PagerDuty API fault",
            "PAGERDUTY_REGION",
            "eu"),
        seeded(
            "needed scope refused",
            bench -> bench.registerWithout("extensions.write"),
            "PagerDuty token fault",
            "does not grant extensions.write",
            "App Registration"),
        seeded(
            "needed scope granted silently less",
            bench -> {
              bench.world.pagerDuty().switches().set(Switch.UnknownScope.REDUCED);
              bench.registerWithout("incidents.write");
            },
            "PagerDuty token fault",
            "does not grant incidents.write",
            "acknowledged"),
        seeded(
            "schema scope missing",
            bench -> bench.registerWithout("extension_schemas.read"),
            "PagerDuty token fault",
            "extension_schemas.read"),
        seeded(
            "welcome scope missing",
            bench -> bench.registerWithout("oncalls.read"),
            "PagerDuty token warning",
            "does not grant oncalls.read",
            "Who is on call cannot be shown"),
        seeded(
            "identity is down",
            bench -> bench.world.pagerDuty().faults().always("POST /oauth/token", Fault.http(503)),
            "PagerDuty token fault",
            "identity",
            "PAGERDUTY_IDENTITY_URL"),
        seeded(
            "API cannot be reached",
            bench -> bench.env.put("PAGERDUTY_API_URL", DoctorBench.nowhere()),
            "PagerDuty API fault",
            "PAGERDUTY_API_URL"),
        seeded(
            "no Slack V2",
            bench ->
                bench
                    .world
                    .pagerDuty()
                    .faults()
                    .always(
                        "GET /extension_schemas",
                        Fault.answer(
                            200,
                            "{\"extension_schemas\":[],\"limit\":100,\"offset\":0,\"more\":false}")),
            "PagerDuty API warning",
            "Slack V2",
            "support"),
        seeded(
            "redirect URL not registered",
            bench ->
                bench.register(
                    dev.patchbay.pagerduty.Scopes.wanted(), URI.create("https://old.example")),
            "vendor URLs warning",
            "/pagerduty/callback",
            "App Registration"));
  }
}
