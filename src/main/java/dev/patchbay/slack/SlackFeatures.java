package dev.patchbay.slack;

import dev.patchbay.account.AppToken;
import dev.patchbay.account.Login;
import dev.patchbay.account.LoginLinks;
import dev.patchbay.account.PersonTokens;
import dev.patchbay.account.Wishes;
import dev.patchbay.incident.ChangeIncident;
import dev.patchbay.incident.ClickDecoder;
import dev.patchbay.incident.UnknownClicks;
import dev.patchbay.wiring.Channels;
import dev.patchbay.wiring.CheckConnection;
import dev.patchbay.wiring.ConnectService;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.DisconnectService;
import dev.patchbay.wiring.FindService;
import dev.patchbay.workspace.Installations;

/** The use cases that Slack's users reach through this edge, grouped by what they are about. */
public record SlackFeatures(
    Installations installations, Accounts accounts, Wiring wiring, Incidents incidents) {

  /** Who a Slack member is in PagerDuty. */
  public record Accounts(
      PersonTokens tokens, AppToken app, Login login, LoginLinks links, Wishes wishes) {}

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
