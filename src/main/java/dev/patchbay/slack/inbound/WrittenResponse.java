package dev.patchbay.slack.inbound;

import com.slack.api.bolt.response.Response;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * JSON for Slack together with its bytes, so that what is said to everybody is not encoded for each
 * of them: of what a request leaves to the garbage collector the copy was the largest part. Not to
 * be changed. Thread-safe.
 */
final class WrittenResponse extends Response {
  private final ByteBuffer bytes;

  WrittenResponse(String json) {
    super(200, CONTENT_TYPE_APPLICATION_JSON_UTF8, Map.of(), json);
    bytes = encoded(json);
  }

  /** The body of any response; who reads it duplicates it. */
  static ByteBuffer bytes(Response response) {
    if (response instanceof WrittenResponse written) {
      return written.bytes;
    }
    return encoded(response.getBody() == null ? "" : response.getBody());
  }

  private static ByteBuffer encoded(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)).asReadOnlyBuffer();
  }
}
