package dev.patchbay.app.server;

import dev.patchbay.app.settings.Settings;
import dev.patchbay.incident.ChangeDependencies;
import dev.patchbay.incident.ChangeIncident;
import dev.patchbay.incident.HiddenChanges;
import dev.patchbay.incident.IncidentAudit;
import dev.patchbay.incident.UnknownClicks;
import dev.patchbay.incident.WorkflowOffer;
import dev.patchbay.incident.click.ClickDecoder;
import dev.patchbay.incident.talk.TalkInbox;
import dev.patchbay.login.Login;
import dev.patchbay.pagerduty.PagerDuty;
import dev.patchbay.slack.SlackPorts;
import dev.patchbay.slack.home.HomeChangeAnswers;
import dev.patchbay.slack.home.Homes;
import dev.patchbay.webhook.EventListener;
import dev.patchbay.wiring.ConnectionGauges;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.FindService;
import dev.patchbay.words.RefusalWords;
import dev.patchbay.workspace.Install;
import io.micrometer.core.instrument.MeterRegistry;

/** The use cases. */
record Features(
    Audit audit,
    Install install,
    Login login,
    FindService find,
    Connections connections,
    ConnectingFeatures connecting,
    Runnable reconcile,
    ChangeIncident change,
    ResumeJob resume,
    UnknownClicks unknown,
    Webhooks webhooks,
    CardFeatures cards,
    TalkFeatures talk,
    ResponderFeatures responders,
    ProofFeatures proof,
    HomeFeatures home) {

  static Features build(
      Settings settings,
      Foundation storage,
      Accounts accounts,
      PagerDuty pagerDuty,
      SlackPorts slack,
      MeterRegistry metrics) {
    var transactions = storage.database().transactions();
    var clock = storage.clock();
    var talk = new TalkInbox(transactions, storage.jobs(), clock);
    var homes = new Homes(transactions, storage.jobs(), clock);
    var connections = new Connections(transactions, homes::changedIn);
    var audit = Audit.of(storage);
    var hidden = new HiddenChanges(transactions, clock);
    var cards =
        CardFeatures.build(
            storage,
            accounts,
            pagerDuty,
            connections,
            hidden,
            slack,
            metrics,
            new WorkflowOffer(pagerDuty, accounts.rights()::app, hidden, settings.scopes()));
    var silence =
        ProofFeatures.silence(storage, cards, connections, slack, settings.silenceAfter());
    var webhooks =
        Webhooks.build(
            settings,
            storage,
            pagerDuty,
            connections,
            EventListener.each(cards.cards(), silence, cards.assigned()),
            cards.optIns(),
            metrics);
    var connecting =
        ConnectingFeatures.build(
            storage,
            accounts,
            pagerDuty,
            slack,
            new ConnectingFeatures.Parts(connections, audit, cards, webhooks));
    ConnectionGauges.bind(metrics, connections, clock);
    var incidentAudit = new IncidentAudit(audit.log(), accounts.rights(), RefusalWords::clause);
    var change =
        new ChangeIncident(
            transactions,
            storage.jobs(),
            storage.leases(),
            clock,
            new ChangeDependencies(
                pagerDuty.incidents(),
                pagerDuty.onCalls(),
                pagerDuty.workflows(),
                accounts.rights(),
                connections,
                new HomeChangeAnswers(
                    slack.clickAnswers(
                        accounts.prompt(),
                        new ClickDecoder()::decode,
                        cards.cards()::refresh,
                        ProofFeatures.pressed(cards, connections, pagerDuty.account(), clock)),
                    homes,
                    cards.cards()::refresh),
                incidentAudit,
                storage.keyset().encryptor(),
                metrics));
    var find = new FindService(pagerDuty.services(), accounts.rights()::own, clock);
    var onCall = OnCallFeatures.build(settings, storage, accounts, pagerDuty, find, slack);
    var responders =
        ResponderFeatures.build(
            accounts,
            pagerDuty,
            onCall,
            TriggerFeatures.build(
                storage, accounts, pagerDuty, connections, slack, incidentAudit, metrics),
            StepFeatures.build(storage, accounts, pagerDuty, find, onCall, slack, audit.log()));
    return new Features(
        audit,
        new Install(
            transactions,
            storage.installations(),
            slack.oauth(),
            new Install.Policy(
                settings.page("/slack/oauth_redirect"),
                settings.slack().clientId().isPresent(),
                settings.workspaces()),
            clock,
            storage.random()),
        new Login(
            accounts.links(),
            accounts.pendingLogins(),
            pagerDuty.oauth(),
            accounts.persons(),
            homes.also(ResumeJob.submitTo(storage.jobs()).andThen(talk::loggedIn)),
            () -> accounts.app().askableOfPerson(settings.scopes())),
        find,
        connections,
        connecting,
        () -> connecting.wiring().reconcile(settings.reconcile(), settings.reconcileEvery()),
        change,
        new ResumeJob(
            slack.resume(
                accounts.pendingCommands(),
                actor -> {
                  change.resume(actor);
                  responders.resume(actor);
                },
                accounts.persons()::who),
            accounts.pendingCommands(),
            transactions,
            clock),
        new UnknownClicks(transactions, clock),
        webhooks,
        cards,
        TalkFeatures.build(storage, accounts, pagerDuty, change, cards, webhooks, slack, talk),
        responders,
        ProofFeatures.build(
            silence,
            storage,
            accounts,
            pagerDuty,
            slack,
            new ProofFeatures.Parts(connections, webhooks, cards, change, audit)),
        HomeFeatures.build(
            storage, accounts, slack.api(), connections, responders, cards.optIns(), homes));
  }
}
