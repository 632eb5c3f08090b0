package dev.patchbay.sandbox.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.patchbay.sandbox.pagerduty.account.Switch;
import dev.patchbay.sandbox.wire.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an extension posts to Slack, and what it does when Slack refuses. */
class DeliveriesTest {
  private record Posted(String authorization, JsonNode message) {}

  private record Scripted(int status, String body) {}

  private final AcmeAccount acme = new AcmeAccount();
  private final PagerDutySimulator pagerDuty = acme.pagerDuty;
  private final List<Posted> posted = new CopyOnWriteArrayList<>();
  private final Deque<Scripted> script = new ConcurrentLinkedDeque<>();
  private HttpServer slack;
  private String extension;

  @BeforeEach
  void connect() throws IOException {
    slack = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    slack.createContext(
        "/api/chat.postMessage",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          posted.add(
              new Posted(
                  exchange.getRequestHeaders().getFirst("Authorization"),
                  Json.parse(body).orElseThrow()));
          Scripted next = script.poll();
          Scripted answer = next == null ? new Scripted(200, "{\"ok\":true,\"ts\":\"1.1\"}") : next;
          exchange.getResponseHeaders().add("Retry-After", "1");
          byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answer.status(), bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    slack.start();
    pagerDuty.slackAt(URI.create("http://127.0.0.1:" + slack.getAddress().getPort() + "/api/"));
    extension =
        pagerDuty
            .account()
            .addExtension("ops", acme.checkout.id(), AcmeAccount.config("C1", "xoxb-ours"));
  }

  @AfterEach
  void close() {
    acme.close();
    slack.stop(0);
  }

  private String trigger(String urgency) throws InterruptedException {
    String id = pagerDuty.trigger(acme.checkout.id(), "Down <now>", urgency);
    assertThat(pagerDuty.awaitDeliveries(Duration.ofSeconds(10))).isTrue();
    return id;
  }

  @Test
  void legacy_message_names_its_actions_and_the_incident_only_in_its_link() throws Exception {
    String id = trigger("high");

    assertThat(posted).hasSize(1);
    assertThat(posted.get(0).authorization()).isEqualTo("Bearer xoxb-ours");
    JsonNode message = posted.get(0).message();
    JsonNode attachment = message.at("/attachments/0");
    assertThat(message.path("channel").asText()).isEqualTo("C1");
    assertThat(attachment.path("text").asText())
        .startsWith("*Triggered* <https://acme.pagerduty.com/incidents/" + id + "|[#1001] ")
        .contains("Down &lt;now&gt;");
    assertThat(attachment.path("actions").findValuesAsText("text"))
        .containsExactly("Acknowledge", "Resolve", "Add Note…", "View");
    assertThat(attachment.path("actions").findValuesAsText("value"))
        .containsExactly("acknowledge", "resolve", "add_note");
    assertThat(attachment.path("callback_id").asText()).doesNotContain(id);
  }

  @Test
  void opaque_buttons_say_nothing_and_blocks_carry_json() throws Exception {
    pagerDuty.switches().set(Switch.MessageShape.OPAQUE);
    String first = trigger("high");
    pagerDuty.switches().set(Switch.MessageShape.BLOCKS);
    String second = trigger("high");
    pagerDuty.switches().set(Switch.MessageShape.ATTACHMENT_BLOCKS);
    trigger("high");

    JsonNode opaque = posted.get(0).message().at("/blocks/1/elements/0");
    JsonNode open = posted.get(1).message().at("/blocks/1/elements/0");
    assertThat(opaque.at("/text/text").asText()).isEqualTo("Acknowledge");
    assertThat(opaque.path("value").asText() + opaque.path("action_id").asText())
        .doesNotContain(first, "acknowledge");
    assertThat(Json.parse(open.path("value").asText()).orElseThrow().path("incident_id").asText())
        .isEqualTo(second);
    assertThat(posted.get(2).message().at("/attachments/0/blocks/1/elements")).hasSize(4);
  }

  @Test
  void a_change_posts_a_new_message_without_buttons_that_make_no_sense() throws Exception {
    String id = trigger("high");

    pagerDuty.acknowledge(id, acme.bob.id());
    pagerDuty.resolve(id, acme.bob.id());
    assertThat(pagerDuty.awaitDeliveries(Duration.ofSeconds(10))).isTrue();

    assertThat(posted).hasSize(3);
    assertThat(posted.get(1).message().at("/attachments/0/actions").findValuesAsText("text"))
        .containsExactly("Resolve", "Add Note…", "View");
    assertThat(posted.get(2).message().at("/attachments/0/text").asText())
        .startsWith("*Resolved* ")
        .endsWith("by Bob");
  }

  @Test
  void only_what_the_config_wants_is_posted() throws Exception {
    trigger("low");
    pagerDuty.account().removeExtension(extension);
    var config = AcmeAccount.config("C1", "xoxb-ours");
    config.remove("bot");
    pagerDuty.account().addExtension("unauthorized", acme.checkout.id(), config);
    trigger("high");

    assertThat(posted).isEmpty();
  }

  @Test
  void a_429_is_waited_out() throws Exception {
    script.add(new Scripted(429, ""));

    trigger("high");

    assertThat(pagerDuty.deliveries())
        .singleElement()
        .satisfies(
            result -> {
              assertThat(result.ok()).isTrue();
              assertThat(result.attempts()).isEqualTo(2);
              assertThat(result.ts()).contains("1.1");
            });
  }

  @Test
  void three_failures_disable_the_extension_until_enabled_or_a_day_later() throws Exception {
    for (int i = 0; i < 3; i++) {
      script.add(new Scripted(200, "{\"ok\":false,\"error\":\"channel_not_found\"}"));
      trigger("high");
    }
    trigger("high");
    String path = "/extensions/" + extension;
    String token = acme.tokenOf(acme.alice);
    var disabled = acme.get(token, path + "?include%5B%5D=temporarily_disabled").json();
    acme.post(token, path + "/enable", "");
    trigger("high");

    assertThat(disabled.at("/extension/temporarily_disabled").asBoolean()).isTrue();
    assertThat(posted).hasSize(4);
    assertThat(pagerDuty.deliveries().get(0).error()).contains("channel_not_found");
    assertThat(pagerDuty.deliveries().get(3).ok()).isTrue();
  }
}
