package dev.patchbay.slack;

import com.slack.api.bolt.App;
import dev.patchbay.slack.api.SlackSettings;
import dev.patchbay.slack.inbound.AfterAck;
import dev.patchbay.slack.inbound.CommandRequests;
import dev.patchbay.slack.inbound.Dispatch;
import dev.patchbay.slack.inbound.EventsEndpoint;
import dev.patchbay.slack.inbound.OwnButtons;
import dev.patchbay.slack.inbound.SlackRequests;
import dev.patchbay.slack.inbound.SocketMode;
import dev.patchbay.slack.incident.IncidentButtons;
import dev.patchbay.slack.login.LoginPrompt;
import dev.patchbay.slack.workspace.InstallationEvents;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Slack's way in: commands, modals, buttons, events, by HTTP or by Socket Mode. Built last, from
 * ports and features. {@link #receive} may be called by many threads, from {@link #start} until
 * {@link #stop}.
 */
public final class SlackEdge {
  private final EventsEndpoint door;
  private final Optional<SocketMode> socketMode;
  private final AfterAck afterAck = new AfterAck();
  private final Commands commands;

  public SlackEdge(
      SlackSettings settings,
      SlackPorts ports,
      SlackFeatures features,
      Clock clock,
      MeterRegistry meters) {
    var prompt = new LoginPrompt(features.accounts().links());
    this.commands = Commands.of(features, ports.calls(), prompt, clock);
    var whisper = ports.whisper();
    var commandRequests = new CommandRequests(features.installations());
    var installations = new InstallationEvents(features.installations(), ports::works);
    var incidents = features.incidents();
    var presses =
        new IncidentButtons.Incidents(
            incidents.decoder()::decode, incidents.change()::submit, incidents.unknown()::keep);
    var targets =
        new Listeners.Targets(
            commands.pd(),
            commands.connectModal(),
            commands.services(),
            new OwnButtons(commands.pd(), commandRequests, whisper, afterAck),
            new IncidentButtons(presses, whisper, afterAck),
            installations);
    App app = Listeners.app(ports.slack(), targets, commandRequests, clock);
    var dispatch =
        new Dispatch(app, installations::belongs, whisper, afterAck, new SecureRandom(), meters);
    this.door =
        new EventsEndpoint(
            settings.signingSecret().map(secret -> new SlackRequests(secret, clock)), dispatch);
    this.socketMode =
        settings.appToken().map(token -> new SocketMode(ports.slack(), token, dispatch));
  }

  /** Connects, where Socket Mode is on; returns at once. */
  public void start() {
    socketMode.ifPresent(SocketMode::start);
  }

  /** What keeps Slack's requests from coming in; empty if nothing is known to. */
  public Optional<String> trouble() {
    return socketMode.flatMap(SocketMode::trouble);
  }

  /**
   * Answers a request to {@link SlackSettings#EVENTS_PATH}. Without Slack's signature over these
   * very bytes it is a bare 401, whatever it asks.
   *
   * @param headers names in lower case
   */
  public EventsEndpoint.Answer receive(Map<String, String> headers, byte[] body) {
    return door.receive(headers, body);
  }

  /** Ends what is under way and says what is still to be said, within {@code limit}. */
  public void stop(Duration limit) {
    socketMode.ifPresent(socket -> socket.stop(limit.dividedBy(2)));
    afterAck.drain(limit.dividedBy(2));
    commands.close();
  }
}
