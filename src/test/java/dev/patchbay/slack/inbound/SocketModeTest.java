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
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
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
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final CountDownLatch free = new CountDownLatch(1);
  private volatile boolean broken;
  private volatile boolean held;
  private volatile Duration tick = Duration.ZERO;

  /** Goes on by a tick whenever it is read. */
  private final Clock clock =
      new Clock() {
        private Instant now = Instant.parse("2026-03-01T10:00:00Z");

        @Override
        public synchronized Instant instant() {
          now = now.plus(tick);
          return now;
        }

        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }
      };

  @BeforeEach
  void start() throws IOException, InterruptedException {
    peer.start();
    slack = new FakeSlackApi();
    ports = new SlackPorts(slack.settings(), slack.installations, clock, meters, unsent -> {});
    var router = new Router(ports.slack(), ports.ephemerals(), afterAck);
    TestPd.of(this::command).register(router);
    socketMode =
        new SocketMode(
            ports.slack(),
            Secret.of("xapp-1"),
            new Dispatch(router, payload -> {}, new SecureRandom(), meters),
            Runnable::run,
            clock);
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
    assertThat(peer.heard.get(0)).contains("\"envelope_id\":\"E1\"", "Something went wrong");
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
  void command_that_waited_too_long_is_not_acted_upon_and_an_event_is() {
    connect();
    tick = Duration.ofSeconds(4);
    peer.say(COMMAND);
    peer.say(
        "{'type':'events_api','envelope_id':'E2','payload':{'type':'event_callback',"
            + "'event':{'type':'novelty'}}}");
    await().until(() -> !peer.heard.isEmpty() && refused("late") == 1);
    assertThat(peer.heard).containsExactly("{\"envelope_id\":\"E2\"}");
  }

  @Test
  void more_requests_than_may_wait_are_left_to_slack() {
    connect();
    held = true;
    for (int i = 0; i < 115; i++) {
      peer.say(COMMAND);
    }
    await().until(() -> refused("full") == 5);
    free.countDown();
    await().until(() -> peer.heard.size() == 110);
  }

  @Test
  void lost_connection_is_there_again_within_two_seconds() {
    connect();
    peer.getConnections().forEach(WebSocket::close);
    await().atMost(Duration.ofSeconds(2)).until(() -> peer.hellos.get() == 2);
    peer.say(COMMAND);
    await().until(() -> !peer.heard.isEmpty());
  }

  @Test
  void slack_that_asks_for_a_new_connection_gets_one_and_the_old_one_still_answers() {
    connect();
    held = true;
    peer.say(COMMAND);
    peer.say("{'type':'disconnect','reason':'refresh_requested'}");
    await().until(() -> peer.hellos.get() == 2);
    free.countDown();
    await().until(() -> !peer.heard.isEmpty());
    assertThat(socketMode.trouble()).isEmpty();
  }

  @Test
  void message_that_makes_no_sense_does_not_end_the_connection() {
    connect();
    peer.say("not even JSON");
    peer.say("['an','array']");
    peer.say(COMMAND);
    await().until(() -> !peer.heard.isEmpty());
    assertThat(peer.hellos.get()).isEqualTo(1);
  }

  private long refused(String outcome) {
    var timer = meters.find("patchbay.slack.requests").tag("outcome", outcome).timer();
    return timer == null ? 0 : timer.count();
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

  private Ack command(Interaction request, String rest) {
    if (held) {
      try {
        free.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    if (broken) {
      throw new IllegalStateException("planted");
    }
    return new Ack.Says(new MessageContent("answered", List.of()));
  }

  /** Slack's end of the socket. */
  private static final class Peer extends WebSocketServer {
    final AtomicInteger hellos = new AtomicInteger();
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
      hellos.incrementAndGet();
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
