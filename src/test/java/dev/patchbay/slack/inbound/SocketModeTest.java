package dev.patchbay.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonParser;
import dev.patchbay.secret.Secret;
import dev.patchbay.slack.SlackPorts;
import dev.patchbay.slack.api.FakeSlackApi;
import dev.patchbay.slack.view.MessageContent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Socket Mode against a web socket of our own that says what Slack says. */
class SocketModeTest {
  private static final String COMMAND =
      "{'envelope_id':'E1','type':'slash_commands','payload':{'command':'/pd','text':'list',"
          + "'team_id':'T1','user_id':'U1','channel_id':'C1','trigger_id':'1'}}";

  private final Peer peer = new Peer();
  private final AfterAck afterAck = new AfterAck();
  private FakeSlackApi slack;
  private SlackPorts ports;
  private SocketMode socketMode;
  private volatile boolean broken;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    peer.start();
    slack = new FakeSlackApi();
    var meters = new SimpleMeterRegistry();
    ports = new SlackPorts(slack.settings(), slack.installations, Clock.systemUTC(), meters);
    var router = new Router(ports.slack(), ports.whisper(), afterAck);
    TestPd.of(slack.installations, this::command).register(router);
    socketMode =
        new SocketMode(
            ports.slack(),
            Secret.of("xapp-1"),
            new Dispatch(router, payload -> {}, new SecureRandom(), meters));
  }

  @AfterEach
  void stop() throws InterruptedException {
    socketMode.stop(Duration.ofSeconds(5));
    ports.close();
    slack.close();
    peer.stop(1000);
  }

  @Test
  void command_is_answered_in_its_envelope() {
    connect();
    peer.say(COMMAND);
    await().until(() -> !peer.heard.isEmpty());
    var answer = JsonParser.parseString(peer.heard.get(0)).getAsJsonObject();
    assertThat(JsonFields.text(answer, "envelope_id")).isEqualTo("E1");
    assertThat(JsonFields.text(answer, "payload", "text")).isEqualTo("answered");
  }

  @Test
  void handler_that_breaks_is_acknowledged_with_words() {
    broken = true;
    connect();
    peer.say(COMMAND);
    await().until(() -> !peer.heard.isEmpty());
    assertThat(peer.heard.get(0)).contains("\"envelope_id\":\"E1\"", "Something broke here");
  }

  @Test
  void what_is_no_request_is_passed_over() {
    connect();
    peer.say("{'type':'novelty'}");
    peer.say("{'type':'events_api','envelope_id':'E0','payload':{'type':'event_callback'}}");
    await().until(() -> !peer.heard.isEmpty());
    assertThat(peer.heard).containsExactly("{\"envelope_id\":\"E0\"}");
  }

  @Test
  void slack_that_refuses_is_trouble_that_is_named() {
    slack.answers("apps.connections.open", "{'ok':false,'error':'invalid_auth'}");
    assertThat(socketMode.trouble()).isPresent();
    socketMode.start();
    await().until(() -> socketMode.trouble().orElse("").contains("invalid_auth"));
  }

  private void connect() {
    await().until(() -> peer.open);
    slack.answers(
        "apps.connections.open", "{'ok':true,'url':'ws://127.0.0.1:" + peer.getPort() + "/'}");
    socketMode.start();
    await().until(() -> socketMode.trouble().equals(Optional.empty()));
  }

  private Ack command(CommandRequest request, String rest) {
    if (broken) {
      throw new IllegalStateException("planted");
    }
    return new Ack.Says(new MessageContent("answered", List.of()));
  }

  /** Slack's end of the socket. */
  private static final class Peer extends WebSocketServer {
    final List<String> heard = new CopyOnWriteArrayList<>();
    volatile boolean open;

    Peer() {
      super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    void say(String singleQuoted) {
      broadcast(singleQuoted.replace('\'', '"'));
    }

    @Override
    public void onStart() {
      open = true;
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
      socket.send("{\"type\":\"hello\"}");
    }

    @Override
    public void onMessage(WebSocket socket, String message) {
      heard.add(message);
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {}

    @Override
    public void onError(WebSocket socket, Exception error) {}
  }
}
