package dev.patchbay.app.server;

import dev.patchbay.app.settings.Settings;
import dev.patchbay.audit.AuditLog;
import dev.patchbay.core.Actor;
import dev.patchbay.incident.oncall.FindPolicy;
import dev.patchbay.incident.oncall.FollowApply;
import dev.patchbay.incident.oncall.FollowAudit;
import dev.patchbay.incident.oncall.FollowRound;
import dev.patchbay.incident.oncall.Follows;
import dev.patchbay.incident.oncall.OnCallNow;
import dev.patchbay.incident.oncall.Turns;
import dev.patchbay.incident.oncall.WhoIsOnCall;
import dev.patchbay.jobs.RecurringJob;
import dev.patchbay.pagerduty.PagerDuty;
import dev.patchbay.slack.SlackPorts;
import dev.patchbay.slack.oncall.OnCallFace;
import dev.patchbay.slack.oncall.SlackFollows;
import dev.patchbay.slack.oncall.SlackTurns;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.FindService;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Who is on call: for people who ask, for what follows a policy, for those whose turn begins. */
record OnCallFeatures(
    WhoIsOnCall who, OnCallNow mine, FindPolicy find, Follows follows, Turns turns) {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  static OnCallFeatures build(
      Settings settings,
      Foundation storage,
      Accounts accounts,
      PagerDuty pagerDuty,
      FindService findService,
      SlackPorts slack) {
    var rights = accounts.rights();
    var clock = storage.clock();
    var services = pagerDuty.services();
    var find = new FindPolicy(findService, services, pagerDuty.users(), rights);
    var mine = new OnCallNow(pagerDuty.onCalls(), pagerDuty.users(), rights, clock);
    return new OnCallFeatures(
        new WhoIsOnCall(find, pagerDuty.onCalls(), pagerDuty.links(), rights, clock),
        mine,
        find,
        follows(settings, storage, accounts, pagerDuty, slack),
        new Turns(
            storage.database().transactions(),
            storage.leases(),
            clock,
            pagerDuty.onCalls(),
            mine,
            pagerDuty.account(),
            rights,
            new SlackTurns(slack.api().chat(), storage.installations()::reach)));
  }

  private static Follows follows(
      Settings settings,
      Foundation storage,
      Accounts accounts,
      PagerDuty pagerDuty,
      SlackPorts slack) {
    var transactions = storage.database().transactions();
    var clock = storage.clock();
    var audit = new FollowAudit(new AuditLog(transactions, clock), accounts.rights());
    var install = settings.slack().clientId().map(client -> settings.page("/slack/install"));
    var round =
        new FollowRound(
            transactions,
            pagerDuty.onCalls(),
            pagerDuty.account(),
            accounts.rights()::app,
            new FollowApply(new SlackFollows(slack.api(), install), audit),
            clock);
    return new Follows(transactions, storage.leases(), clock, round, audit);
  }

  OnCallFace.Uses face(Connections connections, Consumer<Actor> changed) {
    return new OnCallFace.Uses(who, mine, find, follows, turns, connections, changed);
  }

  List<RecurringJob> recurring() {
    return List.of(
        new RecurringJob("oncall-follow", MINUTE, follows::run),
        new RecurringJob("oncall-turns", MINUTE, turns::run));
  }
}
