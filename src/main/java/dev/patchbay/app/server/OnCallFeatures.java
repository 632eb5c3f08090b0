package dev.patchbay.app.server;

import dev.patchbay.incident.oncall.FindPolicy;
import dev.patchbay.incident.oncall.OnCallNow;
import dev.patchbay.incident.oncall.WhoIsOnCall;
import dev.patchbay.pagerduty.PagerDuty;
import dev.patchbay.slack.oncall.OnCallFace;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.FindService;

/** Who is on call: for people who ask. */
record OnCallFeatures(WhoIsOnCall who, OnCallNow mine) {

  static OnCallFeatures build(Foundation storage, Accounts accounts, PagerDuty pagerDuty) {
    var rights = accounts.rights();
    var clock = storage.clock();
    var services = pagerDuty.services();
    var find =
        new FindPolicy(
            new FindService(services, rights, clock), services, pagerDuty.users(), rights);
    return new OnCallFeatures(
        new WhoIsOnCall(find, pagerDuty.onCalls(), pagerDuty.links(), rights, clock),
        new OnCallNow(pagerDuty.onCalls(), pagerDuty.users(), rights, clock));
  }

  OnCallFace.Uses face(Connections connections) {
    return new OnCallFace.Uses(who, mine, connections);
  }
}
