package dev.patchbay.slack.inbound;

import com.slack.api.bolt.response.Response;
import java.util.Map;

/**
 * What an event is answered, carried through Bolt as a 200: Bolt takes an event that is answered
 * anything else as nobody's, and answers 200 itself.
 */
final class EventAnswer extends Response {
  private final Response meant;

  EventAnswer(Response meant) {
    super(200, "text/plain", Map.of(), "");
    this.meant = meant;
  }

  /** The answer as it was meant, whether or not it came so wrapped. */
  static Response meantBy(Response answer) {
    return answer instanceof EventAnswer wrapped ? wrapped.meant : answer;
  }
}
