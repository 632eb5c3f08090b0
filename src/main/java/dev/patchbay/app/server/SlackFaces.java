package dev.patchbay.app.server;

import dev.patchbay.incident.click.ClickDecoder;
import dev.patchbay.pagerduty.PagerDuty;
import dev.patchbay.slack.SlackPorts;
import dev.patchbay.slack.command.Face;
import dev.patchbay.slack.home.HomeFace;
import dev.patchbay.slack.incident.AssignedToggle;
import dev.patchbay.slack.incident.IncidentButtons;
import dev.patchbay.slack.incident.IncidentFace;
import dev.patchbay.slack.incident.IncidentListFace;
import dev.patchbay.slack.incident.ProofFace;
import dev.patchbay.slack.incident.step.StepFace;
import dev.patchbay.slack.incident.thread.MentionEvents;
import dev.patchbay.slack.incident.trigger.TriggerFace;
import dev.patchbay.slack.incident.unfurl.LinkEvents;
import dev.patchbay.slack.login.FaceKit;
import dev.patchbay.slack.login.LoginFace;
import dev.patchbay.slack.oncall.OnCallFace;
import dev.patchbay.slack.wiring.WiringFace;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.workspace.Installation;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What each feature is for Slack users: a new face is added to the list, and registers its ids and
 * commands itself.
 *
 * @param install where people install the app again, empty where that is not configured
 */
record SlackFaces(
    Features features,
    Accounts accounts,
    Foundation storage,
    PagerDuty pagerDuty,
    SlackPorts slack,
    DeliveryKind delivery,
    Optional<URI> install) {

  /** The first: the others need a person who is logged in. */
  LoginFace.Uses login() {
    return new LoginFace.Uses(
        accounts.rights(),
        features.login(),
        accounts.links(),
        accounts.pendingCommands(),
        assigned()::blocks);
  }

  List<Face> others(FaceKit kit) {
    var responders = features.responders();
    var inbox = features.talk().inbox();
    var homes = features.home().homes();
    return List.of(
        new WiringFace(wiring(), tokens(), kit),
        new ProofFace(features.proof().face(), kit),
        new IncidentFace(
            incidents(),
            features.cards().face(responders.directory(), features.connections()),
            kit),
        new IncidentListFace(
            new IncidentListFace.Uses(responders.open(), features.find(), features.connections()),
            kit),
        new TriggerFace(responders.triggerFace(), kit),
        new OnCallFace(
            responders.onCall().face(features.connections(), homes::changed), install, kit),
        new HomeFace(features.home().face(), features.login(), kit),
        assigned(),
        new MentionEvents(inbox),
        new LinkEvents(inbox, pagerDuty.account()),
        new StepFace(responders.workflow().steps()::submit));
  }

  private AssignedToggle assigned() {
    return new AssignedToggle(features.cards().optIns(), features.home().homes()::changed);
  }

  private WiringFace.Uses wiring() {
    return new WiringFace.Uses(
        features.find(),
        slack.channels(),
        features.connecting().connect(),
        features.connecting().disconnect(),
        features.connections(),
        features.connecting().health(),
        delivery);
  }

  private WiringFace.Tokens tokens() {
    return new WiringFace.Tokens(
        accounts.rights(),
        accounts.app(),
        team -> storage.installations().find(team).map(Installation::grant),
        install);
  }

  private IncidentButtons.Uses incidents() {
    return new IncidentButtons.Uses(
        new ClickDecoder()::decode, features.proof().presses(), features.unknown()::keep);
  }
}
