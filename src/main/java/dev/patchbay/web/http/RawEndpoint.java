package dev.patchbay.web.http;

import java.util.Map;

/** An endpoint that must see the bytes as they came, because a signature is over them. */
@FunctionalInterface
public interface RawEndpoint {
  /** What to send back. */
  record Answer(int status, String contentType, String body) {}

  /**
   * @param headers names in lower case
   */
  Answer receive(Map<String, String> headers, byte[] body);
}
