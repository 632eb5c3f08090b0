package dev.patchbay.app;

import dev.patchbay.account.Login;
import dev.patchbay.incident.ChangeIncident;
import dev.patchbay.incident.ClickNeeds;
import dev.patchbay.incident.UnknownClicks;
import dev.patchbay.pagerduty.PagerDuty;
import dev.patchbay.slack.SlackPorts;
import dev.patchbay.wiring.CheckConnection;
import dev.patchbay.wiring.ConnectNeeds;
import dev.patchbay.wiring.ConnectService;
import dev.patchbay.wiring.ConnectionGauges;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.DisconnectService;
import dev.patchbay.wiring.ExtensionTokens;
import dev.patchbay.wiring.FindService;
import dev.patchbay.wiring.Repush;
import dev.patchbay.wiring.WishQueue;
import dev.patchbay.workspace.Install;
import io.micrometer.core.instrument.MeterRegistry;

/** The use cases. */
record Features(
    Install install,
    Login login,
    FindService find,
    Connections connections,
    CheckConnection health,
    ConnectService connect,
    DisconnectService disconnect,
    Repush repush,
    ChangeIncident change,
    UnknownClicks unknown) {

  static Features build(
      Settings settings,
      Storage storage,
      Accounts accounts,
      PagerDuty pagerDuty,
      SlackPorts slack,
      MeterRegistry metrics) {
    var transactions = storage.database().transactions();
    var clock = storage.clock();
    var connections = new Connections(transactions);
    var listener = slack.wiringListener(accounts.links());
    var queue = new WishQueue(transactions, storage.jobs(), storage.claims(), clock, listener);
    var held =
        new ExtensionTokens(transactions, storage.jobs(), storage.keyset().fingerprint(), clock);
    var connect =
        new ConnectService(
            queue,
            connections,
            new ConnectNeeds(
                slack.channels(),
                new ConnectNeeds.BotTokens(storage.installations()::find, held),
                accounts.persons()::of,
                new ConnectNeeds.PagerDutyCalls(
                    pagerDuty.services(), pagerDuty.extensions(), pagerDuty.links()),
                listener,
                clock));
    var repush =
        new Repush(
            transactions,
            storage.claims(),
            held,
            storage.installations()::current,
            new Repush.AsApp(
                accounts.app().credential(), pagerDuty.extensions(), pagerDuty.links()),
            listener,
            clock);
    ConnectionGauges.bind(metrics, connections, clock);
    var change =
        new ChangeIncident(
            transactions,
            storage.jobs(),
            storage.claims(),
            clock,
            new ClickNeeds(
                pagerDuty.incidents(),
                new ClickNeeds.Rights(
                    accounts.persons()::of, accounts.persons()::own, accounts.persons()::who),
                connections,
                slack.clickAnswers(accounts.links()),
                storage.keyset().box(),
                metrics));
    return new Features(
        new Install(
            transactions,
            storage.installations(),
            slack.oauth(),
            settings.page("/slack/oauth_redirect"),
            settings.slack().clientId().isPresent(),
            clock,
            storage.random()),
        new Login(
            storage.ofAccounts(),
            pagerDuty.oauth(),
            pagerDuty.users(),
            accounts.renewals(),
            slack.loginListener(accounts.wishes(), change),
            accounts.app()::askableOfPerson,
            settings.publicUrl()),
        new FindService(pagerDuty.services(), accounts.persons()::of, clock),
        connections,
        new CheckConnection(
            pagerDuty.extensions(), accounts.app().credential(), accounts.persons()::own),
        connect,
        new DisconnectService(
            queue, connections, accounts.persons()::of, pagerDuty.extensions(), listener),
        repush,
        change,
        new UnknownClicks(transactions, clock));
  }
}
