package dev.patchbay.slack.card;

import static org.awaitility.Awaitility.await;

import dev.patchbay.pagerduty.event.EventType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** PagerDuty's side of a storm: signs each event and sends it until it is taken. */
final class StormPost {
  private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String secret;
  private final Supplier<URI> to;

  /**
   * @param to a node that may be up
   */
  StormPost(String secret, Supplier<URI> to) {
    this.secret = secret;
    this.to = to;
  }

  /** One delivery of an event; {@code copy} tells those of the same event apart. */
  record Delivery(int incident, int service, EventType type, int step, int copy) {
    private String body() {
      return """
      {"event":{"id":"E%d-%d","event_type":"%s","resource_type":"incident","occurred_at":"%s",
       "agent":{"id":"PANN","type":"user_reference","summary":"Ann"},"client":null,
       "data":{"id":"Q%d","type":"incident","self":null,"number":%d,"status":"%s",
        "title":"Broken %d","urgency":"high","created_at":"%s",
        "html_url":"https://acme.pagerduty.com/incidents/Q%d",
        "service":{"id":"PSVC%d","type":"service_reference","summary":"Service"},
        "assignees":[{"id":"PBOB","type":"user_reference","summary":"Bob"}],
        "escalation_policy":{"id":"PPOL","type":"escalation_policy_reference","summary":"Default"},
        "teams":[],"priority":null,"conference_bridge":null,"resolve_reason":null}}}
      """
          .formatted(
              incident,
              step,
              type.key(),
              START.plusSeconds(step),
              incident,
              1000 + incident,
              status(),
              incident,
              START,
              incident,
              service);
    }

    private String status() {
      return switch (type) {
        case ACKNOWLEDGED -> "acknowledged";
        case RESOLVED -> "resolved";
        default -> "triggered";
      };
    }

    private String id() {
      return "W" + incident + "-" + step + "-" + copy;
    }
  }

  /** Returns once a node has taken it. */
  void send(Delivery delivery) {
    byte[] body = delivery.body().getBytes(StandardCharsets.UTF_8);
    // What a node that is killed throws on its own threads is none of this one's concern.
    await()
        .dontCatchUncaughtExceptions()
        .atMost(Duration.ofMinutes(1))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> status(delivery, body) == 202);
  }

  private int status(Delivery delivery, byte[] body) throws InterruptedException {
    try {
      var request =
          HttpRequest.newBuilder(to.get())
              .timeout(Duration.ofSeconds(5))
              .header("Content-Type", "application/json")
              .header("X-PagerDuty-Signature", "v1=" + hmac(body))
              .header("X-Webhook-Id", delivery.id())
              .POST(HttpRequest.BodyPublishers.ofByteArray(body))
              .build();
      return client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException away) {
      return 0;
    }
  }

  private String hmac(byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
