package dev.patchbay.app.server;

import dev.patchbay.app.settings.Settings;
import dev.patchbay.core.Outcome;
import dev.patchbay.login.LoginLinks;
import dev.patchbay.login.PendingCommands;
import dev.patchbay.pagerduty.PagerDuty;
import dev.patchbay.slack.SlackPorts;
import dev.patchbay.token.ActingRights;
import dev.patchbay.token.AppToken;
import dev.patchbay.token.AppTokenSource;
import dev.patchbay.token.ClientCredentials;
import dev.patchbay.token.LoginRefreshJob;
import dev.patchbay.token.PersonTokens;
import dev.patchbay.token.Rights;
import dev.patchbay.token.SlackExternal;
import dev.patchbay.token.TokenRefresher;
import java.util.function.Supplier;

/** Whose PagerDuty rights are used; what needs no feature built later. */
record Accounts(
    TokenRefresher renewals,
    AppToken app,
    PersonTokens persons,
    Rights rights,
    LoginRefreshJob upkeep,
    Supplier<Outcome<?>> firstLook,
    LoginLinks links,
    PendingCommands pendingCommands) {

  static Accounts build(
      Settings settings, Foundation storage, PagerDuty pagerDuty, SlackPorts slack) {
    var kept = storage.ofAccount(pagerDuty.account());
    var renewals = new TokenRefresher(kept.transactions(), kept.clock());
    var app = new AppToken(kept, renewals, source(settings, pagerDuty, slack));
    var persons = new PersonTokens(kept, pagerDuty.oauth(), pagerDuty.users(), renewals);
    return new Accounts(
        renewals,
        app,
        persons,
        new ActingRights(persons, app, settings.actAs(), slack.memberEmails(), pagerDuty.users()),
        new LoginRefreshJob(kept, pagerDuty.oauth(), renewals, slack.consentListener()),
        // Needs no scope and finds nobody: only a token that is not taken at all shows in it.
        () -> pagerDuty.users().me(app.credential()),
        new LoginLinks(kept, settings.publicUrl()),
        new PendingCommands(kept));
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
