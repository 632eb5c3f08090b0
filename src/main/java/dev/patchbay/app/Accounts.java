package dev.patchbay.app;

import dev.patchbay.account.AppToken;
import dev.patchbay.account.AppTokenSource;
import dev.patchbay.account.ClientCredentials;
import dev.patchbay.account.LoginLinks;
import dev.patchbay.account.LoginUpkeep;
import dev.patchbay.account.PersonTokens;
import dev.patchbay.account.Renewals;
import dev.patchbay.account.SlackExternal;
import dev.patchbay.account.Wishes;
import dev.patchbay.core.Outcome;
import dev.patchbay.pagerduty.PagerDuty;
import dev.patchbay.slack.SlackPorts;
import java.util.function.Supplier;

/** Whose PagerDuty rights are used; what needs no feature built later. */
record Accounts(
    Renewals renewals,
    AppToken app,
    PersonTokens persons,
    LoginUpkeep upkeep,
    Supplier<Outcome<?>> firstLook,
    LoginLinks links,
    Wishes wishes) {

  static Accounts build(Settings settings, Storage storage, PagerDuty pagerDuty, SlackPorts slack) {
    var kept = storage.ofAccounts();
    var renewals = new Renewals();
    var app = new AppToken(kept, renewals, source(settings, pagerDuty, slack));
    return new Accounts(
        renewals,
        app,
        new PersonTokens(
            kept, pagerDuty.oauth(), renewals, settings.actAs(), app, slack.memberEmails()),
        new LoginUpkeep(kept, pagerDuty.oauth(), renewals, slack.consentListener()),
        // Needs no scope and finds nobody: only a token that is not taken at all shows in it.
        () -> pagerDuty.users().me(app.credential()),
        new LoginLinks(kept, settings.publicUrl()),
        new Wishes(kept));
  }

  private static AppTokenSource source(Settings settings, PagerDuty pagerDuty, SlackPorts slack) {
    var account = settings.pagerDuty();
    String name = account.region() + "." + account.subdomain();
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
