package dev.patchbay.app;

import dev.patchbay.account.AppToken;
import dev.patchbay.account.ClientCredentials;
import dev.patchbay.account.LoginLinks;
import dev.patchbay.account.PersonTokens;
import dev.patchbay.account.Renewals;
import dev.patchbay.account.Wishes;
import dev.patchbay.pagerduty.PagerDuty;
import dev.patchbay.slack.SlackPorts;

/** Whose PagerDuty rights are used; what needs no feature built later. */
record Accounts(
    Renewals renewals, AppToken app, PersonTokens persons, LoginLinks links, Wishes wishes) {

  static Accounts build(Settings settings, Storage storage, PagerDuty pagerDuty, SlackPorts slack) {
    var kept = storage.ofAccounts();
    var renewals = new Renewals();
    var account = settings.pagerDuty();
    var app =
        new AppToken(
            kept,
            renewals,
            new ClientCredentials(
                pagerDuty.oauth(),
                account.region()
                    + "."
                    + account.subdomain()
                    + "/"
                    + account.clientId().orElse("none"),
                settings.scopes()));
    return new Accounts(
        renewals,
        app,
        new PersonTokens(
            kept, pagerDuty.oauth(), renewals, settings.actAs(), app, slack.memberEmails()),
        new LoginLinks(kept, settings.publicUrl()),
        new Wishes(kept));
  }
}
