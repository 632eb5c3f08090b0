package dev.patchbay.app.server;

import dev.patchbay.incident.IncidentAudit;
import dev.patchbay.incident.IncidentDirectory;
import dev.patchbay.incident.Trigger;
import dev.patchbay.incident.TriggerDependencies;
import dev.patchbay.jobs.RecurringJob;
import dev.patchbay.pagerduty.PagerDuty;
import dev.patchbay.slack.SlackPorts;
import dev.patchbay.slack.incident.trigger.TriggerFace;
import dev.patchbay.token.Rights;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.FindService;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/**
 * Triggering incidents from Slack.
 *
 * @param find with the permissions that incident actions have
 */
record TriggerFeatures(Trigger trigger, FindService find, Rights rights) {
  private static final Duration CLEANING = Duration.ofMinutes(5);

  static TriggerFeatures build(
      Foundation storage,
      Accounts accounts,
      PagerDuty pagerDuty,
      Connections connections,
      SlackPorts slack,
      IncidentAudit audit,
      MeterRegistry metrics) {
    var rights = accounts.rights();
    var find = new FindService(pagerDuty.services(), rights::of, storage.clock());
    var needs =
        new TriggerDependencies(
            pagerDuty.incidents(),
            rights,
            find,
            connections,
            slack.triggerAnswers(accounts.prompt()),
            audit,
            storage.keyset().encryptor(),
            metrics);
    return new TriggerFeatures(
        new Trigger(storage.database().transactions(), storage.jobs(), storage.clock(), needs),
        find,
        rights);
  }

  TriggerFace.Uses face(IncidentDirectory directory) {
    return new TriggerFace.Uses(
        trigger::submit,
        find,
        directory,
        (actor, place) -> rights.of(actor, place).map(credential -> true));
  }

  RecurringJob forgetting() {
    return new RecurringJob("forget-triggers", CLEANING, trigger::forgetExpired);
  }
}
