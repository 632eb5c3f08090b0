package dev.patchbay.pagerduty;

import java.util.Optional;
import okhttp3.Headers;

/** What came of one request on the wire. */
sealed interface Reply {

  /** PagerDuty answered; the body may hold tokens, so it is never printed. */
  record Got(int status, Headers headers, String body) implements Reply {
    boolean good() {
      return status >= 200 && status < 300;
    }

    @Override
    public String toString() {
      return "Got[" + status + "]";
    }
  }

  /** No usable answer: {@code detail} says why and is safe to show. */
  record Lost(String detail) implements Reply {}

  /** Why this is PagerDuty being unavailable rather than an answer, if it is. */
  default Optional<String> away() {
    if (this instanceof Lost lost) {
      return Optional.of(lost.detail());
    }
    int status = ((Got) this).status();
    if (status >= 500 || status == 408) {
      return Optional.of("PagerDuty answered HTTP " + status);
    }
    if (status < 200 || (status >= 300 && status < 400)) {
      return Optional.of("PagerDuty answered HTTP " + status + ", which was not followed");
    }
    return Optional.empty();
  }
}
