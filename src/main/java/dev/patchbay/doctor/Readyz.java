package dev.patchbay.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.StringJoiner;

/** Reads the answer of {@code /readyz} (contract, section 3). Pure. */
final class Readyz {
  private Readyz() {}

  /** The parts that are not up, with their words; blank if all are. */
  static String notUp(String body) {
    JsonNode parts;
    try {
      parts = new ObjectMapper().readTree(body).path("parts");
    } catch (JsonProcessingException e) {
      return "its answer makes no sense";
    }
    var bad = new StringJoiner("; ");
    parts
        .properties()
        .forEach(
            part -> {
              if (!part.getValue().path("status").asText().equals("up")) {
                bad.add(part.getKey() + ": " + part.getValue().path("detail").asText());
              }
            });
    return bad.toString();
  }
}
