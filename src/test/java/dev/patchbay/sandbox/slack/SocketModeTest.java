package dev.patchbay.sandbox.slack;

import static dev.patchbay.sandbox.slack.TestedSlack.ANN;
import static dev.patchbay.sandbox.slack.TestedSlack.OPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.sandbox.wire.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Socket Mode: hello, envelopes, acks with a payload, disconnect. */
class SocketModeTest {
  private TestedSlack tested;
  private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();

  @BeforeEach
  void start() throws Exception {
    tested = new TestedSlack();
    SlackSetup setup = tested.slack.setup();
    setup.configure(tested.app.appId(), setup.draft(tested.app.appId()).withSocketMode());
    tested.install();
  }

  @AfterEach
  void stop() {
    tested.close();
  }

  private URI url() {
    JsonNode answer = tested.call(tested.app.appToken(), "apps.connections.open");
    assertThat(answer.path("ok").asBoolean()).as(answer.toString()).isTrue();
    return URI.create(answer.path("url").asText());
  }

  /** Connects an app that acks each envelope, with a payload when it is a command. */
  private WebSocket connect(URI url) {
    return HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .buildAsync(
            url,
            new WebSocket.Listener() {
              @Override
              public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                JsonNode message = Json.parse(text.toString()).orElseThrow();
                heard.add(message);
                socket.request(1);
                if (!message.has("envelope_id")) {
                  return java.util.concurrent.CompletableFuture.completedFuture(socket);
                }
                var ack = Json.object().put("envelope_id", message.path("envelope_id").asText());
                ack.putObject("payload").put("text", "from the socket");
                return socket.sendText(ack.toString(), true);
              }
            })
        .orTimeout(5, TimeUnit.SECONDS)
        .join();
  }

  private JsonNode next() throws InterruptedException {
    JsonNode message = heard.poll(5, TimeUnit.SECONDS);
    assertThat(message).isNotNull();
    return java.util.Objects.requireNonNull(message);
  }

  @Test
  void a_command_is_acked_with_its_answer() throws Exception {
    connect(url());
    assertThat(next().path("type").asText()).isEqualTo("hello");
    AppAnswer answer = tested.slack.as(ANN).command(OPS, "/pd help");
    assertThat(answer.ok()).as(answer.toString()).isTrue();
    JsonNode envelope = next();
    assertThat(envelope.path("type").asText()).isEqualTo("slash_commands");
    assertThat(envelope.at("/payload/text").asText()).isEqualTo("help");
    assertThat(tested.slack.screen().ephemerals(ANN))
        .extracting(ShownMessage::text)
        .containsExactly("from the socket");
    assertThat(tested.received).isEmpty();
  }

  @Test
  void a_ticket_serves_once() throws Exception {
    URI url = url();
    connect(url);
    next();
    assertThatThrownBy(() -> connect(url)).hasMessageContaining("WebSocketHandshakeException");
    connect(url());
    assertThat(next().path("num_connections").asInt()).isEqualTo(2);
  }

  @Test
  void disconnect_says_so_and_closes() throws Exception {
    connect(url());
    next();
    tested.slack.sockets().disconnect(tested.app.appId(), "refresh_requested");
    assertThat(next().path("reason").asText()).isEqualTo("refresh_requested");
    Awaitility.await().until(() -> tested.slack.sockets().connected(tested.app.appId()) == 0);
    assertThat(tested.slack.as(ANN).command(OPS, "/pd").delivered()).isFalse();
  }
}
