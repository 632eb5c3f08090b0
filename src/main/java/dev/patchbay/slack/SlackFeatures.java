package dev.patchbay.slack;

import dev.patchbay.slack.incident.IncidentButtons;
import dev.patchbay.slack.incident.IncidentFace;
import dev.patchbay.slack.login.LoginFace;
import dev.patchbay.slack.wiring.WiringFace;
import dev.patchbay.token.AppToken;
import dev.patchbay.workspace.Installations;

/** The use cases that Slack users reach, by face. */
public record SlackFeatures(
    Installations installations,
    AppToken appToken,
    LoginFace.Uses login,
    WiringFace.Uses wiring,
    IncidentButtons.Uses incidents,
    IncidentFace.Uses cards) {}
