package dev.patchbay.sandbox.pagerduty;

import dev.patchbay.sandbox.wire.Faults;
import java.time.Duration;

/** Something to go wrong with a request. */
public sealed interface Fault {

  /** This answer instead; nothing is done. */
  record Answered(int status, String contentType, String body) implements Fault {}

  /** No answer until {@link Faults#release()}; then the request is carried out as usual. */
  record Hang() implements Fault {}

  /** The request is carried out as usual, but only after this time. */
  record Slow(Duration time) implements Fault {}

  /** The request is carried out, and the connection closed before the answer. */
  record LostAnswer() implements Fault {}

  /** The connection is closed; nothing is done. */
  record Dropped() implements Fault {}

  static Fault http(int status) {
    return answer(status, "{\"error\":{\"message\":\"Simulated fault\",\"code\":" + status + "}}");
  }

  static Fault answer(int status, String json) {
    return new Answered(status, "application/json", json);
  }

  static Fault nonsense() {
    return new Answered(200, "text/html", "<html><body>We will be back soon</body></html>");
  }

  static Fault hang() {
    return new Hang();
  }

  static Fault slow(Duration time) {
    return new Slow(time);
  }

  static Fault lostAnswer() {
    return new LostAnswer();
  }

  static Fault dropped() {
    return new Dropped();
  }
}
