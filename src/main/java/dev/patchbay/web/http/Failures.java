package dev.patchbay.web.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * Answers to requests that no feature was asked about, or that failed in one: a page for a browser,
 * {@code problem+json} (RFC 9457) below {@code /api/}, plain JSON otherwise. Always with the
 * request's id, never with a cause.
 */
final class Failures {
  private Failures() {}

  static Answer notFound(HttpCall call) {
    return of(
        call, 404, ofApi(call.path()) ? "There is nothing at this address." : "Page not found.");
  }

  /** Whether programs call this path, which want a {@code problem+json} whatever they accept. */
  static boolean ofApi(String path) {
    return path.startsWith("/api/");
  }

  static Answer of(HttpCall call, int status, String words) {
    if (ofApi(call.path())) {
      return Problem.of(call, status, words);
    }
    if (call.wantsHtml()) {
      return Answer.html(
          status,
          Html.page(
              words,
              Html.fill(
                  """
                  <h1>%s</h1>
                  <p class="small">Request %s</p>
                  """,
                  words, call.id())));
    }
    var json = JsonNodeFactory.instance.objectNode().put("error", words).put("request", call.id());
    return Answer.of(status, "application/json", json + "\n");
  }
}
