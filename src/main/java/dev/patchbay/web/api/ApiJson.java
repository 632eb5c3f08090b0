package dev.patchbay.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.web.http.Answer;

/** How values are written in the API's answers. */
final class ApiJson {
  private ApiJson() {}

  static Answer answer(JsonNode json) {
    return Answer.of(200, "application/json", json + "\n");
  }

  /** A channel as the wiring file names it; a name that is an id stays as it is. */
  static String channel(String name) {
    return name.startsWith("#") || name.matches("[CG][A-Z0-9]{6,}") ? name : "#" + name;
  }
}
