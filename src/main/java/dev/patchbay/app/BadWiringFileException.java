package dev.patchbay.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The wiring file is wrong; nothing was done. */
final class BadWiringFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /**
   * @param errors as the API lists them
   */
  BadWiringFileException(JsonNode errors) {
    super("the wiring file is wrong");
    problems = new ArrayList<>();
    for (var error : errors) {
      problems.add(
          error.path("line").asInt(1)
              + ":"
              + error.path("column").asInt(1)
              + ": "
              + error.path("message").asText());
    }
  }

  /** Each as {@code FILE:LINE:COLUMN: message}. */
  List<String> problems(String file) {
    return problems.stream().map(problem -> file + ":" + problem).toList();
  }
}
