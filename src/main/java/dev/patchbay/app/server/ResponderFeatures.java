package dev.patchbay.app.server;

import dev.patchbay.core.Actor;
import dev.patchbay.incident.IncidentDirectory;
import dev.patchbay.incident.find.OpenIncidents;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.RecurringJob;
import dev.patchbay.pagerduty.PagerDuty;
import dev.patchbay.slack.incident.trigger.TriggerFace;
import java.util.ArrayList;
import java.util.List;

/** What responders do from Slack beside pressing a card's buttons. */
record ResponderFeatures(
    IncidentDirectory directory,
    OpenIncidents open,
    OnCallFeatures onCall,
    TriggerFeatures trigger,
    StepFeatures workflow) {

  static ResponderFeatures build(
      Accounts accounts,
      PagerDuty pagerDuty,
      OnCallFeatures onCall,
      TriggerFeatures trigger,
      StepFeatures workflow) {
    return new ResponderFeatures(
        new IncidentDirectory(pagerDuty, accounts.rights()),
        new OpenIncidents(
            pagerDuty.incidentList(), pagerDuty.users(), accounts.rights(), pagerDuty.links()),
        onCall,
        trigger,
        workflow);
  }

  TriggerFace.Uses triggerFace() {
    return trigger.face(directory);
  }

  /** Carries out what waited for the person's login. */
  void resume(Actor actor) {
    trigger.trigger().resume(actor);
  }

  List<Job> jobs() {
    return List.of(trigger.trigger().job(), workflow.steps().job());
  }

  List<RecurringJob> recurring() {
    var all = new ArrayList<>(onCall.recurring());
    all.add(trigger.forgetting());
    all.add(workflow.forgetting());
    return all;
  }
}
