package dev.patchbay.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/** What {@code --json} prints: maps and lists, indented. */
final class JsonOutput {
  private JsonOutput() {}

  static String of(Object value) {
    return written(new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT), value);
  }

  /** The same on one line. */
  static String line(Object value) {
    return written(new ObjectMapper(), value);
  }

  private static String written(ObjectMapper mapper, Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps and lists always make JSON", e);
    }
  }
}
