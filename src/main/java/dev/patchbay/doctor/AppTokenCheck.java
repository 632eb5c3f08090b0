package dev.patchbay.doctor;

import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.PagerDutySettings;
import dev.patchbay.words.RefusalWords;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Supplier;

/** Whether PagerDuty gives an app token, and with which scopes. */
record AppTokenCheck(Setup.PagerDutyApp app, boolean wrong, Supplier<AppTokenProbe.Result> probe)
    implements Check {
  @Override
  public String name() {
    return "PagerDuty token";
  }

  @Override
  public List<Finding> look() {
    if (wrong) {
      return List.of(Finding.skipped("Its settings are invalid, see above."));
    }
    return app.externalTokenId().isPresent() ? ofSlack() : ofPagerDuty();
  }

  private List<Finding> ofSlack() {
    return List.of(
        probe
            .get()
            .refusal()
            .map(AppTokenCheck::refusedBySlack)
            .orElseGet(
                () ->
                    Finding.ok(
                        "Slack gives the app token that it holds. Slack does not show its scopes:"
                            + " a missing one shows when it is needed.")));
  }

  private static Finding refusedBySlack(Refusal refusal) {
    return refusal instanceof Refusal.Rejected rejected
        ? Finding.fault(
            "Slack gives no app token (" + rejected.code() + ").", rejected.detail() + ".")
        : Finding.fault(
            "Slack does not give the app token: " + RefusalWords.code(refusal) + ".",
            "Check that this machine reaches SLACK_API_URL, and run doctor again.");
  }

  private List<Finding> ofPagerDuty() {
    var result = probe.get();
    var findings = new ArrayList<Finding>();
    result.refusal().ifPresent(refusal -> findings.add(refused(refusal, app.settings())));
    findings.addAll(PagerDutyScope.missing(result.missing()));
    var unasked = new LinkedHashSet<>(dev.patchbay.pagerduty.Scopes.wanted());
    unasked.removeAll(app.scopes());
    unasked.removeAll(dev.patchbay.pagerduty.Scopes.needed());
    if (result.token().isPresent()) {
      if (!unasked.isEmpty()) {
        findings.add(
            Finding.warning(
                "PAGERDUTY_SCOPES leaves out " + String.join(" ", unasked) + ".",
                "Add them, or unset PAGERDUTY_SCOPES, to have what needs them."));
      }
      findings.add(
          0,
          Finding.ok(
              "PagerDuty gives an app token for "
                  + app.settings().account().subdomain()
                  + (result.missing().isEmpty() ? ", with every scope asked for." : ".")));
    }
    return findings;
  }

  private static Finding refused(Refusal refusal, PagerDutySettings settings) {
    String code = RefusalWords.code(refusal);
    if (refusal instanceof Refusal.NotConfigured missing) {
      return Finding.fault(
          missing.setting() + " is not set: Patchbay cannot use PagerDuty.",
          "Register an app with Scoped OAuth in PagerDuty (Integrations, App Registration), and set"
              + " PAGERDUTY_SUBDOMAIN, PAGERDUTY_CLIENT_ID and PAGERDUTY_CLIENT_SECRET.");
    }
    if (refusal instanceof Refusal.BadCredentials) {
      return Finding.fault(
          RefusalWords.clause(refusal) + ".",
          "Copy both from PagerDuty (Integrations → App Registration). A secret is shown once:"
              + " create a new one if you no longer have it.");
    }
    if (refusal instanceof Refusal.Unavailable) {
      return Finding.fault(
          "PagerDuty's identity service does not answer: " + code + ".",
          "Check that this machine reaches PAGERDUTY_IDENTITY_URL ("
              + settings.identityUrl()
              + "; firewall, proxy), and https://status.pagerduty.com.");
    }
    if (refusal instanceof Refusal.RateLimited) {
      return Finding.warning(
          "Whether PagerDuty accepts them is not known: " + code + ".", "Run doctor again later.");
    }
    return AppTokenProbe.forScopes(refusal)
        ? Finding.fault(
            "PagerDuty refuses every scope for "
                + settings.account().subdomain()
                + " in region "
                + settings.account().region()
                + ".",
            "Check PAGERDUTY_SUBDOMAIN and PAGERDUTY_REGION against the account's address"
                + " (SUBDOMAIN.pagerduty.com is us, SUBDOMAIN.eu.pagerduty.com is eu), and that the"
                + " app was registered there with Scoped OAuth and the scopes of the README.")
        : Finding.fault(
            "PagerDuty gives no app token: " + code + ".",
            "Check the app in PagerDuty (Integrations, App Registration): Scoped OAuth, and not"
                + " Classic User OAuth.");
  }
}
