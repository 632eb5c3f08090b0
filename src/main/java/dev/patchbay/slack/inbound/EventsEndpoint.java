package dev.patchbay.slack.inbound;

import com.slack.api.bolt.response.Response;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests over HTTP: the signature first, then everything else. Without a secret none comes in.
 */
public final class EventsEndpoint {
  /**
   * What to send back.
   *
   * @param body who reads it duplicates it
   */
  public record Answer(int status, String contentType, ByteBuffer body) {
    private static Answer empty(int status) {
      return new Answer(status, "text/plain", ByteBuffer.allocate(0));
    }
  }

  private static final Logger log = LoggerFactory.getLogger(EventsEndpoint.class);

  private static final Pattern SSL_CHECK = Pattern.compile("(?:^|&)ssl_check=1(?:&|$)");
  private static final int SHORT = 1000;

  /** Empty in Socket Mode: nothing is accepted by HTTP. */
  private final Optional<SlackSignature> signature;

  private final Dispatch dispatch;
  private final Clock clock;

  public EventsEndpoint(Optional<SlackSignature> signature, Dispatch dispatch, Clock clock) {
    this.clock = clock;
    this.signature = signature;
    this.dispatch = dispatch;
  }

  public Answer receive(Map<String, String> headers, byte[] body) {
    if (sslCheck(headers, body)) {
      return Answer.empty(200);
    }
    if (signature.isEmpty() || !signature.get().verifies(headers, body)) {
      log.info(
          "Refused a request without Slack's signature; if Slack sent it, check"
              + " SLACK_SIGNING_SECRET");
      dispatch.refused("unsigned");
      return Answer.empty(401);
    }
    Optional<Interaction> payload =
        Interaction.ofBody(new String(body, StandardCharsets.UTF_8), clock.instant());
    if (payload.isEmpty()) {
      log.warn("A signed request of {} bytes is neither form nor JSON", body.length);
      dispatch.refused("unreadable");
      return Answer.empty(400);
    }
    Response response = dispatch.answer(payload.get());
    return new Answer(
        response.getStatusCode(), response.getContentType(), WrittenResponse.bytes(response));
  }

  /** Slack looks at the certificate now and then, with an unsigned form that asks for nothing. */
  private static boolean sslCheck(Map<String, String> headers, byte[] body) {
    return !headers.containsKey("x-slack-signature")
        && body.length <= SHORT
        && SSL_CHECK.matcher(new String(body, StandardCharsets.UTF_8)).find();
  }
}
