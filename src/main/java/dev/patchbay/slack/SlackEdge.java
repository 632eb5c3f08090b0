package dev.patchbay.slack;

import dev.patchbay.slack.api.SlackSettings;
import dev.patchbay.slack.command.Face;
import dev.patchbay.slack.command.Pd;
import dev.patchbay.slack.inbound.AfterAck;
import dev.patchbay.slack.inbound.Deadlines;
import dev.patchbay.slack.inbound.Dispatch;
import dev.patchbay.slack.inbound.EventsEndpoint;
import dev.patchbay.slack.inbound.Router;
import dev.patchbay.slack.inbound.SlackSignature;
import dev.patchbay.slack.inbound.SocketMode;
import dev.patchbay.slack.login.FaceKit;
import dev.patchbay.slack.login.LoginFace;
import dev.patchbay.slack.workspace.InstallationEvents;
import dev.patchbay.slack.workspace.TeamNames;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

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
   * @param others every face but the login's, which these need
   * @param hurried runs in the calling thread what Slack waits for, when it came by Socket Mode
   */
  public SlackEdge(
      SlackPorts ports,
      LoginFace.Uses login,
      Function<FaceKit, List<Face>> others,
      Executor hurried,
      MeterRegistry meters) {
    var clock = ports.clock();
    var api = ports.api();
    var installed = ports.installations();
    this.deadlines = Deadlines.bounded(clock);
    var loginFace = new LoginFace(login, installed, api, deadlines);
    var faces = new ArrayList<Face>();
    faces.add(loginFace);
    faces.addAll(others.apply(new FaceKit(api, loginFace.gate(), deadlines, clock)));
    var router = new Router(ports.slack(), api.ephemerals(), afterAck);
    var pd = Pd.of(faces);
    pd.register(router);
    faces.forEach(face -> face.register(router, pd));
    var names = new TeamNames(installed, api.team()::name, clock, afterAck::say);
    var installations = new InstallationEvents(installed, ports::works, names);
    installations.register(router);
    var dispatch = new Dispatch(router, installations::belongs, new SecureRandom(), meters);
    this.door =
        new EventsEndpoint(
            ports.settings().signingSecret().map(secret -> new SlackSignature(secret, clock)),
            dispatch,
            clock);
    this.socketMode =
        ports
            .settings()
            .appToken()
            .map(token -> new SocketMode(ports.slack(), token, dispatch, hurried, clock));
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
