package dev.patchbay.doctor;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.ExtensionsApi;
import dev.patchbay.pagerduty.PagerDutySettings;
import dev.patchbay.words.RefusalWords;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether the REST API accepts the token, and knows the extension that connections are made of. */
record ExtensionSchemaCheck(
    ExtensionsApi extensions, PagerDutySettings settings, Supplier<AppTokenProbe.Result> probe)
    implements Check {

  @Override
  public String name() {
    return "PagerDuty API";
  }

  @Override
  public List<Finding> look() {
    var result = probe.get();
    var credential = result.credential(settings.account());
    if (credential.isEmpty()) {
      return List.of(Finding.skipped("Without an app token the API is not checked."));
    }
    if (result.missing().contains("extension_schemas.read")) {
      return List.of(Finding.skipped("Without extension_schemas.read it cannot be checked."));
    }
    var outcome = extensions.listedSlackSchema(credential.get());
    if (outcome instanceof Outcome.Done<Optional<String>> done) {
      return List.of(
          done.value()
              .map(id -> Finding.ok("It accepts the token and lists \"Slack V2\" (" + id + ")."))
              .orElseGet(
                  () ->
                      Finding.warning(
                          "PagerDuty lists no extension schema labelled \"Slack V2\"; PII3QUR, the"
                              + " id known from other accounts, will be tried.",
                          "If connecting fails, ask PagerDuty's support to enable the Slack V2"
                              + " extension for the account.")));
    }
    var refusal = ((Outcome.Refused<?>) outcome).refusal();
    return refusal instanceof Refusal.MissingScope missing
        ? PagerDutyScope.missing(missing.scopes())
        : List.of(refused(refusal));
  }

  private Finding refused(Refusal refusal) {
    String code = RefusalWords.code(refusal);
    if (refusal instanceof Refusal.BadCredentials) {
      return Finding.fault(
          settings.apiUrl() + " does not accept a token that was given a moment ago.",
          "That is the wrong region's API, most likely: PAGERDUTY_REGION is "
              + settings.account().region()
              + ". Set it to eu if people open SUBDOMAIN.eu.pagerduty.com, else to us; and unset"
              + " PAGERDUTY_API_URL if you do not need it.");
    }
    if (refusal instanceof Refusal.Unavailable) {
      return Finding.fault(
          "PagerDuty's API does not answer: " + code + ".",
          "Check that this machine reaches PAGERDUTY_API_URL ("
              + settings.apiUrl()
              + "; firewall, proxy), and https://status.pagerduty.com.");
    }
    return Finding.fault(
        "PagerDuty's API refuses to list extension schemas: " + code + ".",
        "Check the app in PagerDuty (Integrations, App Registration) and the account's plan.");
  }
}
