package dev.patchbay.app.server;

import dev.patchbay.app.settings.Settings;
import dev.patchbay.core.Outcome;
import dev.patchbay.login.LoginLinks;
import dev.patchbay.login.PendingCommands;
import dev.patchbay.login.PendingLogins;
import dev.patchbay.pagerduty.PagerDuty;
import dev.patchbay.slack.SlackPorts;
import dev.patchbay.slack.login.LoginPrompt;
import dev.patchbay.token.ActingRights;
import dev.patchbay.token.AppToken;
import dev.patchbay.token.AppTokenSource;
import dev.patchbay.token.ClientCredentials;
import dev.patchbay.token.LoginRefreshJob;
import dev.patchbay.token.PersonTokens;
import dev.patchbay.token.Rights;
import dev.patchbay.token.SlackExternal;
import dev.patchbay.token.TokenRefresh;
import java.util.function.Supplier;

/** Whose PagerDuty permissions are used; what needs no feature built later. */
record Accounts(
    TokenRefresh refresh,
    AppToken app,
    PersonTokens persons,
    Rights rights,
    LoginRefreshJob upkeep,
    Supplier<Outcome<?>> firstLook,
    LoginLinks links,
    PendingLogins pendingLogins,
    PendingCommands pendingCommands) {

  static Accounts build(
      Settings settings, Foundation storage, PagerDuty pagerDuty, SlackPorts slack) {
    var account = pagerDuty.account();
    var transactions = storage.database().transactions();
    var clock = storage.clock();
    var encryptor = storage.keyset().encryptor();
    var refresh = new TokenRefresh(transactions, account, clock);
    var app = new AppToken(refresh, encryptor, source(settings, pagerDuty, slack));
    var persons = new PersonTokens(refresh, encryptor, pagerDuty.oauth(), pagerDuty.users());
    return new Accounts(
        refresh,
        app,
        persons,
        new ActingRights(persons, app, settings.actAs(), slack.slackEmails(), pagerDuty.users()),
        new LoginRefreshJob(refresh, persons, slack.consentListener()),
        // Needs no scope and finds nobody: only a token that is rejected shows in it.
        () -> pagerDuty.users().me(app.credential()),
        new LoginLinks(transactions, account, clock, storage.random(), settings.publicUrl()),
        new PendingLogins(transactions, encryptor, account, clock, storage.random()),
        new PendingCommands(transactions, clock));
  }

  /** What asks people in Slack to log in. */
  LoginPrompt prompt() {
    return new LoginPrompt(links);
  }

  private static AppTokenSource source(Settings settings, PagerDuty pagerDuty, SlackPorts slack) {
    var account = settings.pagerDuty();
    String name = account.account().toString();
    return settings
        .externalTokenId()
        .<AppTokenSource>map(id -> new SlackExternal(slack.externalTokens(), name, id))
        .orElseGet(
            () ->
                new ClientCredentials(
                    pagerDuty.oauth(),
                    name + "/" + account.clientId().orElse("none"),
                    settings.scopes()));
  }
}
