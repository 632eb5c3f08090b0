package dev.patchbay.slack;

import dev.patchbay.incident.ChangeIncident;
import dev.patchbay.incident.UnknownClicks;
import dev.patchbay.incident.click.ClickDecoder;
import dev.patchbay.login.Login;
import dev.patchbay.login.LoginLinks;
import dev.patchbay.login.PendingCommands;
import dev.patchbay.token.AppToken;
import dev.patchbay.token.PersonTokens;
import dev.patchbay.wiring.CheckConnection;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.FindService;
import dev.patchbay.wiring.apply.Channels;
import dev.patchbay.wiring.apply.ConnectService;
import dev.patchbay.wiring.apply.DisconnectService;
import dev.patchbay.workspace.Installations;

/** The use cases that Slack's users reach through this edge, grouped by what they are about. */
public record SlackFeatures(
    Installations installations, Accounts accounts, Wiring wiring, Incidents incidents) {

  /** Who a Slack member is in PagerDuty. */
  public record Accounts(
      PersonTokens tokens, AppToken app, Login login, LoginLinks links, PendingCommands wishes) {}

  /** Connections of channels to services. */
  public record Wiring(
      FindService find,
      Channels channels,
      ConnectService connect,
      DisconnectService disconnect,
      Connections connections,
      CheckConnection health) {}

  /** Clicks on incident messages. */
  public record Incidents(ClickDecoder decoder, ChangeIncident change, UnknownClicks unknown) {}
}
