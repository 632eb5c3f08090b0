package dev.patchbay.slack;

import dev.patchbay.incident.step.StepRequest;
import dev.patchbay.slack.home.Homes;
import dev.patchbay.slack.inbound.Router;
import dev.patchbay.slack.incident.IncidentButtons;
import dev.patchbay.slack.incident.IncidentFace;
import dev.patchbay.slack.incident.IncidentListFace;
import dev.patchbay.slack.incident.ProofFace;
import dev.patchbay.slack.incident.trigger.TriggerFace;
import dev.patchbay.slack.login.LoginFace;
import dev.patchbay.slack.oncall.OnCallFace;
import dev.patchbay.slack.wiring.WiringFace;
import dev.patchbay.token.AppToken;
import dev.patchbay.workspace.Installations;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The use cases that Slack users reach, by face.
 *
 * @param install where people install the app again, empty where that is not configured
 */
public record SlackFeatures(
    Installations installations,
    Optional<URI> install,
    AppToken appToken,
    LoginFace.Uses login,
    WiringFace.Uses wiring,
    IncidentButtons.Uses incidents,
    ProofFace.Uses proof,
    IncidentFace.Uses cards,
    Consumer<Router> talk,
    IncidentListFace.Uses incidentList,
    OnCallFace.Uses onCall,
    TriggerFace.Uses trigger,
    Consumer<StepRequest> steps,
    Homes homes) {}
