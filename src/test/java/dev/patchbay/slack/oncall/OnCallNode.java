package dev.patchbay.slack.oncall;

import static dev.patchbay.support.Ids.ACCOUNT;

import dev.patchbay.audit.AuditLog;
import dev.patchbay.db.Database;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.db.Leases;
import dev.patchbay.incident.oncall.FollowApply;
import dev.patchbay.incident.oncall.FollowAudit;
import dev.patchbay.incident.oncall.FollowRound;
import dev.patchbay.incident.oncall.Follows;
import dev.patchbay.incident.oncall.OnCallNow;
import dev.patchbay.incident.oncall.Turns;
import dev.patchbay.secret.Secret;
import dev.patchbay.slack.SlackPorts;
import dev.patchbay.slack.api.SlackSettings;
import dev.patchbay.workspace.Installations;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.util.Optional;

/** The parts of one running Patchbay that see to on-calls. */
record OnCallNode(
    Database database,
    Installations installations,
    SlackPorts slack,
    Follows follows,
    Turns turns) {

  static OnCallNode on(DatabaseSettings settings, OnCallBench bench) {
    var clock = bench.clock;
    var database = Database.open(settings);
    var transactions = database.transactions();
    var installations = new Installations(transactions, bench.keyset.encryptor(), clock);
    var ports =
        new SlackPorts(
            new SlackSettings(
                Optional.of(Secret.of("signing")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                bench.slack.apiUrl(),
                URI.create("https://slack.com/oauth/v2/authorize")),
            installations,
            clock,
            new SimpleMeterRegistry(),
            unsent -> {});
    var onCalls = bench.client.onCalls();
    var audit = new FollowAudit(new AuditLog(transactions, clock), bench.rights);
    var slack = new SlackFollows(ports.api(), Optional.of(OnCallBench.INSTALL));
    var round =
        new FollowRound(
            transactions,
            onCalls,
            ACCOUNT,
            bench::credential,
            new FollowApply(slack, audit),
            clock);
    var leases = new Leases(transactions, clock);
    var turns =
        new Turns(
            transactions,
            leases,
            clock,
            onCalls,
            new OnCallNow(onCalls, bench.client.users(), bench.rights, clock),
            ACCOUNT,
            bench.rights,
            new SlackTurns(ports.api().chat(), installations::reach));
    return new OnCallNode(
        database,
        installations,
        ports,
        new Follows(transactions, leases, clock, round, audit),
        turns);
  }
}
