package dev.patchbay.app.demo;

import dev.patchbay.sandbox.pagerduty.PagerDutySimulator;
import dev.patchbay.sandbox.pagerduty.account.Member;
import dev.patchbay.sandbox.pagerduty.account.OAuthApp;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.sandbox.pagerduty.account.SimulatedService;
import dev.patchbay.sandbox.slack.SlackSimulator;
import dev.patchbay.sandbox.slack.state.AppCredentials;
import dev.patchbay.sandbox.slack.state.AppDraft;
import dev.patchbay.sandbox.slack.state.ChannelDraft;
import dev.patchbay.sandbox.slack.state.Workspace;
import dev.patchbay.slack.api.SlackSettings;
import dev.patchbay.workspace.OptionalFeature;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Who and what is in the sandbox: a workspace, its people and channels, an account. */
final class SandboxContent {
  private SandboxContent() {}

  static AppCredentials inSlack(SlackSimulator slack, URI address, boolean socketMode) {
    var setup = slack.setup();
    setup.workspace(new Workspace(SandboxWorld.TEAM, "Acme", "acme"));
    setup.member(person(SandboxWorld.ADA, "ada", "Ada Lovelace"));
    setup.member(person(SandboxWorld.GRACE, "grace", "Grace Hopper"));
    setup.member(person("U0LINUS", "linus", "Linus Guest").asGuest());
    setup.channel(
        ChannelDraft.open(
            SandboxWorld.ALERTS,
            SandboxWorld.TEAM,
            "checkout-alerts",
            SandboxWorld.ADA,
            SandboxWorld.GRACE));
    setup.channel(
        ChannelDraft.open(
            SandboxWorld.OPS,
            SandboxWorld.TEAM,
            "ops",
            SandboxWorld.ADA,
            SandboxWorld.GRACE,
            "U0LINUS"));
    setup.channel(
        ChannelDraft.secret(SandboxWorld.SECRET, SandboxWorld.TEAM, "war-room", SandboxWorld.ADA));
    setup.channel(
        ChannelDraft.open("C0OLD", SandboxWorld.TEAM, "old-alerts", SandboxWorld.ADA).asArchived());
    var draft =
        AppDraft.named("Patchbay")
            .withScopes(scopes())
            .withCommands("/pd")
            .withEvents(
                "app_home_opened",
                "app_uninstalled",
                "tokens_revoked",
                "app_mention",
                "link_shared",
                "function_executed")
            .withUnfurlDomains("pagerduty.com")
            .withRedirectUrls(address + "/slack/oauth_redirect")
            .withRequestUrl(address.resolve("/slack/events"));
    return setup.app(socketMode ? draft.withSocketMode() : draft);
  }

  /** What the manifest names; an install asks for the optional ones only where it is told to. */
  private static List<String> scopes() {
    var scopes = new ArrayList<>(SlackSettings.BOT_SCOPES);
    Arrays.stream(OptionalFeature.values()).map(OptionalFeature::scopes).forEach(scopes::addAll);
    return scopes;
  }

  private static dev.patchbay.sandbox.slack.state.Member person(
      String id, String name, String real) {
    return dev.patchbay.sandbox.slack.state.Member.person(
        id, SandboxWorld.TEAM, name, real, name + "@acme.example");
  }

  static void inPagerDuty(PagerDutySimulator pagerDuty, URI address) {
    var account = pagerDuty.account();
    account.put(
        new Member(SandboxWorld.ADA_IN_PAGERDUTY, "Ada Lovelace", "ada@acme.example", Role.USER));
    account.put(
        new Member(
            SandboxWorld.GRACE_IN_PAGERDUTY, "Grace Hopper", "grace@acme.example", Role.USER));
    account.put(new SimulatedService(SandboxWorld.CHECKOUT, "Checkout API"));
    account.put(new SimulatedService("PPAYMNT", "Payments"));
    account.put(new SimulatedService("PSEARCH", "Search"));
    var scopes = new java.util.LinkedHashSet<>(dev.patchbay.pagerduty.Scopes.wanted());
    scopes.addAll(
        List.of("openid", "incident_workflows.read", "incident_workflows:instances.write"));
    account.register(
        new OAuthApp(
            SandboxWorld.CLIENT_ID,
            SandboxWorld.CLIENT_SECRET,
            scopes,
            Set.of(address.resolve("/pagerduty/callback"))));
  }
}
