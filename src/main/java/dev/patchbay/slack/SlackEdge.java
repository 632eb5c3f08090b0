package dev.patchbay.slack;

import dev.patchbay.slack.api.SlackApi;
import dev.patchbay.slack.api.SlackSettings;
import dev.patchbay.slack.command.HelpCommand;
import dev.patchbay.slack.command.KnownCommand;
import dev.patchbay.slack.command.ModalOpener;
import dev.patchbay.slack.command.Pd;
import dev.patchbay.slack.command.Subcommand;
import dev.patchbay.slack.home.HomeFace;
import dev.patchbay.slack.inbound.AfterAck;
import dev.patchbay.slack.inbound.Deadlines;
import dev.patchbay.slack.inbound.Dispatch;
import dev.patchbay.slack.inbound.EventsEndpoint;
import dev.patchbay.slack.inbound.Router;
import dev.patchbay.slack.inbound.SlackRequests;
import dev.patchbay.slack.inbound.SocketMode;
import dev.patchbay.slack.incident.IncidentFace;
import dev.patchbay.slack.incident.IncidentListFace;
import dev.patchbay.slack.incident.ProofFace;
import dev.patchbay.slack.incident.step.StepFace;
import dev.patchbay.slack.incident.trigger.TriggerFace;
import dev.patchbay.slack.login.LoginFace;
import dev.patchbay.slack.oncall.OnCallFace;
import dev.patchbay.slack.wiring.WiringFace;
import dev.patchbay.slack.workspace.InstallationEvents;
import dev.patchbay.slack.workspace.TeamNames;
import dev.patchbay.workspace.Installation;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Slack's way in: commands, modals, buttons, events, by HTTP or by Socket Mode. Built last, from
 * ports and features. {@link #receive} may be called by many threads, from {@link #start} until
 * {@link #stop}.
 */
public final class SlackEdge {
  private final EventsEndpoint door;
  private final Optional<SocketMode> socketMode;
  private final AfterAck afterAck = new AfterAck();
  private final Deadlines deadlines;

  /**
   * @param hurried runs in the calling thread what Slack waits for, when it came by Socket Mode
   */
  public SlackEdge(
      SlackSettings settings,
      SlackPorts ports,
      SlackFeatures features,
      Executor hurried,
      Clock clock,
      MeterRegistry meters) {
    this.deadlines = Deadlines.bounded(clock);
    var names =
        new TeamNames(features.installations(), ports.api().team()::name, clock, afterAck::say);
    var installations = new InstallationEvents(features.installations(), ports::works, names);
    var router = new Router(ports.slack(), ports.ephemerals(), afterAck);
    var incidents =
        new IncidentFace(features.incidents(), features.cards(), ports.api(), deadlines, clock);
    faces(ports.api(), features, incidents).accept(router);
    installations.register(router);
    incidents.register(router);
    features.talk().accept(router);
    new StepFace(features.steps()).register(router);
    var dispatch = new Dispatch(router, installations::belongs, new SecureRandom(), meters);
    this.door =
        new EventsEndpoint(
            settings.signingSecret().map(secret -> new SlackRequests(secret, clock)),
            dispatch,
            clock);
    this.socketMode =
        settings
            .appToken()
            .map(token -> new SocketMode(ports.slack(), token, dispatch, hurried, clock));
  }

  private Consumer<Router> faces(SlackApi slack, SlackFeatures features, IncidentFace incidents) {
    var installations = features.installations();
    var login = new LoginFace(features.login(), installations, slack, deadlines);
    var tokens =
        new WiringFace.Tokens(
            features.login().rights(),
            features.appToken(),
            team -> installations.find(team).map(Installation::grant),
            features.install());
    var wiring = new WiringFace(features.wiring(), tokens, login.gate(), slack, deadlines);
    var trigger = new TriggerFace(features.trigger(), login.gate(), slack, deadlines);
    var commands = new EnumMap<KnownCommand, Subcommand>(KnownCommand.class);
    commands.put(KnownCommand.HELP, new HelpCommand());
    commands.putAll(login.commands());
    commands.putAll(wiring.commands());
    commands.putAll(new ProofFace(features.proof(), login.gate()).commands());
    commands.putAll(incidents.commands());
    commands.putAll(
        new IncidentListFace(features.incidentList(), login.gate(), slack, deadlines).commands());
    commands.putAll(
        new OnCallFace(features.onCall(), login.gate(), slack, deadlines, features.install())
            .commands());
    commands.putAll(trigger.commands());
    var pd = new Pd(commands);
    var modals = new ModalOpener(slack.views(), slack.ephemerals(), deadlines.slack());
    var home =
        new HomeFace(
            features.homes(),
            features.login().login(),
            login.gate(),
            modals,
            deadlines.pagerDuty());
    return router -> {
      pd.register(router);
      LoginFace.register(router);
      wiring.register(router, pd);
      ProofFace.register(router, pd);
      trigger.register(router);
      home.register(router);
    };
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
    deadlines.close();
  }
}
