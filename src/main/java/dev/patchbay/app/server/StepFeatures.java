package dev.patchbay.app.server;

import dev.patchbay.audit.AuditLog;
import dev.patchbay.incident.step.WorkflowSteps;
import dev.patchbay.jobs.RecurringJob;
import dev.patchbay.pagerduty.PagerDuty;
import dev.patchbay.slack.SlackPorts;
import dev.patchbay.wiring.FindService;
import java.time.Duration;

/** The steps of Slack's workflows. */
record StepFeatures(WorkflowSteps steps) {
  private static final Duration HOUR = Duration.ofHours(1);

  static StepFeatures build(
      Foundation storage,
      Accounts accounts,
      PagerDuty pagerDuty,
      FindService find,
      OnCallFeatures onCall,
      SlackPorts slack,
      AuditLog audit) {
    var ports = slack.steps();
    return new StepFeatures(
        new WorkflowSteps(
            storage.database().transactions(),
            storage.jobs(),
            storage.clock(),
            new WorkflowSteps.PagerDutyCalls(pagerDuty.incidents(), find, onCall.who()),
            new WorkflowSteps.Credentials(accounts.rights(), ports.tokens()),
            ports.answers(),
            ports::userByEmail,
            audit));
  }

  RecurringJob forgetting() {
    return new RecurringJob("forget-workflow-steps", HOUR, steps::forgetOld);
  }
}
