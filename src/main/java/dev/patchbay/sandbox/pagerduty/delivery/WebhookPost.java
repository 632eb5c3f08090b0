package dev.patchbay.sandbox.pagerduty.delivery;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One delivery of a webhook over HTTP, signed (reference/pagerduty.md §5). Thread-safe. */
final class WebhookPost {
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  /** The HTTP status; 0 where there was no answer within five seconds. */
  int send(URI url, String secret, String subscription, String webhookId, byte[] body, int decoys) {
    // Several signatures, of which one is good: as while a secret is changed.
    StringBuilder signature = new StringBuilder();
    for (int i = 0; i < decoys; i++) {
      signature.append(sign("a secret of before " + i, body)).append(i % 2 == 0 ? "," : ", ");
    }
    signature.append(sign(secret, body));
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(Duration.ofSeconds(5))
            .header("Content-Type", "application/json")
            .header("User-Agent", "PagerDuty-Webhook/V3.0")
            .header("X-PagerDuty-Signature", signature.toString())
            .header("X-Webhook-Id", webhookId)
            .header("X-Webhook-Subscription", subscription)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  static String sign(String secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return "v1=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
