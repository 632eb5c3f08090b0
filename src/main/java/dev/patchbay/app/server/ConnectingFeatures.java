package dev.patchbay.app.server;

import dev.patchbay.jobs.Job;
import dev.patchbay.pagerduty.PagerDuty;
import dev.patchbay.slack.SlackPorts;
import dev.patchbay.slack.wiring.SlackWiringListener;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.apply.CheckConnection;
import dev.patchbay.wiring.apply.ConnectDependencies;
import dev.patchbay.wiring.apply.ConnectService;
import dev.patchbay.wiring.apply.DisconnectService;
import dev.patchbay.wiring.apply.OthersRemoval;
import dev.patchbay.wiring.apply.Owners;
import dev.patchbay.wiring.apply.RequestAudit;
import dev.patchbay.wiring.apply.TokenPush;
import dev.patchbay.wiring.apply.WholeWiring;
import dev.patchbay.wiring.apply.WiringDependencies;
import dev.patchbay.wiring.apply.WiringQueue;
import dev.patchbay.wiring.apply.extension.Applier;
import dev.patchbay.wiring.apply.token.StaleTokens;
import dev.patchbay.workspace.Installation;
import java.util.List;

/** Making connections, checking them and ending them, whoever asks: a person, a file, upkeep. */
record ConnectingFeatures(
    CheckConnection health,
    ConnectService connect,
    DisconnectService disconnect,
    TokenPush repush,
    WholeWiring wiring) {
  /**
   * What a change of a connection goes through.
   *
   * @param cards a connection that Slack refused for good shows incidents again once it is made
   *     again
   */
  record Parts(Connections connections, Audit audit, CardFeatures cards, Webhooks webhooks) {}

  static ConnectingFeatures build(
      Foundation storage, Accounts accounts, PagerDuty pagerDuty, SlackPorts slack, Parts parts) {
    var transactions = storage.database().transactions();
    var clock = storage.clock();
    var connections = parts.connections();
    var subscription = parts.webhooks().subscription();
    var wired = new RequestAudit(parts.audit().log(), connections, accounts.rights());
    var listener =
        new SlackWiringListener(
            parts.cards().announcements(), storage.personal(), slack.ephemerals());
    var queue =
        new WiringQueue(transactions, storage.jobs(), storage.leases(), clock, listener, wired);
    var held = new StaleTokens(transactions, storage.jobs(), storage.keyset().fingerprint(), clock);
    var applier = new Applier(pagerDuty.extensions(), transactions, clock);
    var calls =
        new ConnectDependencies.PagerDutyCalls(
            pagerDuty.services(), pagerDuty.extensions(), pagerDuty.links());
    return new ConnectingFeatures(
        new CheckConnection(
            pagerDuty.extensions(),
            accounts.app().credential(),
            accounts.rights(),
            connections,
            subscription,
            team -> storage.installations().find(team).map(Installation::botUserId)),
        new ConnectService(
            queue,
            connections,
            new ConnectDependencies(
                slack.channels(),
                new ConnectDependencies.BotTokens(storage.installations()::inWorkspace, held),
                accounts.rights(),
                calls,
                applier,
                subscription,
                listener,
                clock)),
        new DisconnectService(
            queue,
            connections,
            accounts.rights(),
            applier,
            subscription,
            new OthersRemoval(transactions, connections, applier, wired, listener),
            listener),
        new TokenPush(
            transactions,
            storage.leases(),
            held,
            storage.installations()::currentInWorkspace,
            new TokenPush.AsApp(accounts.app().credential(), applier, pagerDuty.links(), wired),
            listener,
            clock),
        new WholeWiring(
            new WiringDependencies(
                new WiringDependencies.Storage(
                    transactions, storage.jobs(), storage.leases(), clock),
                new WiringDependencies.AsApp(calls, applier, accounts.app().credential()),
                slack.channels(),
                connections,
                new WiringDependencies.Workspaces(
                    storage.installations()::workspaces,
                    storage.installations()::currentInWorkspace,
                    held),
                new Owners.Uses(
                    slack::deactivated,
                    storage.installations()::inWorkspace,
                    accounts.rights()::lastKnown,
                    pagerDuty.users(),
                    accounts.app().credential()),
                parts.cards().suspended()::revive,
                subscription,
                parts.audit().log(),
                listener)));
  }

  List<Job> jobs() {
    return List.of(
        connect.job(), disconnect.job(), disconnect.othersJob(), repush.job(), wiring.job());
  }
}
