package dev.patchbay.smoke.talk;

import dev.patchbay.app.demo.SandboxWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Events that Slack would send, signed with the app's secret, byte for byte as a test wants. */
final class SignedEvents {
  private SignedEvents() {}

  /**
   * Answers the status.
   *
   * @param retry how often Slack has sent it before
   */
  static int post(SandboxWorld world, String body, int retry) throws GeneralSecurityException {
    String at = Long.toString(Instant.now().getEpochSecond());
    var request =
        HttpRequest.newBuilder(world.address().resolve("/slack/events"))
            .header("Content-Type", "application/json")
            .header("X-Slack-Request-Timestamp", at)
            .header("X-Slack-Signature", "v0=" + hash(world, "v0:" + at + ":" + body))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (retry > 0) {
      request
          .header("X-Slack-Retry-Num", Integer.toString(retry))
          .header("X-Slack-Retry-Reason", "http_timeout");
    }
    try {
      return HttpClient.newHttpClient()
          .send(request.build(), HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static String hash(SandboxWorld world, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = world.credentials().signingSecret().getBytes(StandardCharsets.UTF_8);
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }
}
