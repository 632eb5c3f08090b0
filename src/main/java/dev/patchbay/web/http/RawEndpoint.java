package dev.patchbay.web.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An endpoint that must see the bytes as they came, because a signature is over them. */
@FunctionalInterface
public interface RawEndpoint {
  /**
   * What to send back.
   *
   * @param body who reads it duplicates it
   */
  record Answer(int status, String contentType, ByteBuffer body) {
    public Answer(int status, String contentType, String body) {
      this(status, contentType, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /**
   * @param headers names in lower case
   */
  Answer receive(Map<String, String> headers, byte[] body);
}
