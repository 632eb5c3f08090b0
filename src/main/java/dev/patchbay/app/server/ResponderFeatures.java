package dev.patchbay.app.server;

import dev.patchbay.incident.IncidentDirectory;
import dev.patchbay.incident.find.OpenIncidents;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.RecurringJob;
import dev.patchbay.pagerduty.PagerDuty;
import java.util.List;

/** What responders do from Slack beside pressing a card's buttons. */
record ResponderFeatures(IncidentDirectory directory, OpenIncidents open, OnCallFeatures onCall) {

  static ResponderFeatures build(Foundation storage, Accounts accounts, PagerDuty pagerDuty) {
    return new ResponderFeatures(
        new IncidentDirectory(pagerDuty.users(), pagerDuty.incidents(), accounts.rights()),
        new OpenIncidents(
            pagerDuty.incidentList(), pagerDuty.users(), accounts.rights(), pagerDuty.links()),
        OnCallFeatures.build(storage, accounts, pagerDuty));
  }

  List<Job> jobs() {
    return List.of();
  }

  List<RecurringJob> recurring() {
    return List.of();
  }
}
