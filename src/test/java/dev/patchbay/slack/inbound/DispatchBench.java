package dev.patchbay.slack.inbound;

import com.slack.api.bolt.response.Response;
import dev.patchbay.core.Outcome;
import dev.patchbay.incident.ChangeRequest;
import dev.patchbay.slack.SlackPorts;
import dev.patchbay.slack.api.FakeSlackApi;
import dev.patchbay.slack.card.Clicked;
import dev.patchbay.slack.incident.IncidentButtons;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.slack.workspace.InstallationEvents;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests through Bolt to our own listeners, and what reached them; Slack itself is a small local
 * server.
 */
final class DispatchBench implements AutoCloseable {
  static final String WHO =
      "'team':{'id':'T1','domain':'acme'},'user':{'id':'U1','name':'ada'},'trigger_id':'1.2.x',"
          + "'channel':{'id':'C1','name':'ops'},'container':{'type':'message','message_ts':'1.2'}";

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final AfterAck afterAck = new AfterAck();
  final List<Interaction> commands = new ArrayList<>();
  final List<ChangeRequest> clicks = new ArrayList<>();
  final List<String> unknown = new ArrayList<>();
  boolean broken;
  boolean databaseAway;
  Outcome<Boolean> works = Outcome.done(true);
  Ack modalAnswer = new Ack.Nothing();
  private final Ack standing = new Ack.Says(MessageContent.words("the same for all"));
  final FakeSlackApi slack;
  final SlackPorts ports;
  private final Dispatch dispatch;

  DispatchBench() throws IOException {
    slack = new FakeSlackApi();
    slack.answers("said", "ok");
    ports =
        new SlackPorts(
            slack.settings(), slack.installations, Clock.systemUTC(), meters, unsent -> {});
    var incidents =
        new IncidentButtons.Uses(
            Clicked::byLabel,
            clicks::add,
            (actor, missing, payload) -> {
              unknown.add(payload);
              return "7";
            });
    var events = new InstallationEvents(slack.installations, installation -> works, team -> {});
    var router = new Router(ports.slack(), ports.ephemerals(), afterAck);
    var pd = TestPd.of(this::command);
    pd.register(router);
    router.action("pd_edit", pd::answer);
    router.submission("pd_connect", payload -> modalAnswer);
    router.options(
        "service",
        payload ->
            new Ack.Options(
                List.of(
                    new Ack.Option("P1", "Checkout " + payload.text("value") + "x".repeat(99)))));
    router.shortcut("pd_on_call", payload -> new Ack.Says(MessageContent.words("on call")));
    router.command("/standing", payload -> standing);
    router.shortcut("pd_standing", payload -> standing);
    new IncidentButtons(incidents).register(router);
    events.register(router);
    dispatch = new Dispatch(router, events::belongs, new SecureRandom(), meters);
  }

  @Override
  public void close() {
    afterAck.drain(Duration.ofSeconds(5));
    ports.close();
    slack.close();
  }

  private Ack command(Interaction request, String rest) {
    if (databaseAway) {
      throw new IllegalStateException(new SQLTransientConnectionException("no connection"));
    }
    if (broken) {
      throw new IllegalStateException("planted");
    }
    commands.add(request);
    return new Ack.Says(new MessageContent("answered", List.of()));
  }

  Response press(String actions, String message) {
    return json(
        "{'type':'block_actions','actions':["
            + actions
            + "],'response_url':'"
            + slack.url()
            + "said',"
            + WHO
            + ",'message':"
            + message
            + "}");
  }

  Response shortcut(String type, String callbackId) {
    return json(
        "{'type':'"
            + type
            + "','callback_id':'"
            + callbackId
            + "','response_url':'"
            + slack.url()
            + "said',"
            + WHO
            + "}");
  }

  Response event(String event) {
    return json("{'type':'event_callback','team_id':'T1','event':{" + event + "}}");
  }

  Response json(String singleQuoted) {
    return answer(singleQuoted.replace('\'', '"'));
  }

  Response answer(String body) {
    return dispatch.answer(Interaction.ofBody(body, Instant.EPOCH).orElseThrow());
  }
}
