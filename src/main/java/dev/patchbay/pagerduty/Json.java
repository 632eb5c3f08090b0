package dev.patchbay.pagerduty;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.patchbay.secret.Secret;
import java.io.IOException;

/**
 * The mapper of this package. It is the one that reveals a {@link Secret}, and only {@link #bytes}
 * writes with it: what it makes goes to PagerDuty and nowhere else. Thread-safe.
 */
final class Json {
  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new SimpleModule().addSerializer(Secret.class, new Revealing()))
          .build();

  private Json() {}

  /**
   * @throws IllegalArgumentException if the body holds what JSON cannot; it names no value
   */
  static byte[] bytes(Object body) {
    try {
      return MAPPER.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      // Jackson's own message may quote what it was writing.
      throw new IllegalArgumentException(
          "the body cannot be written as JSON: " + e.getClass().getSimpleName());
    }
  }

  private static final class Revealing extends JsonSerializer<Secret> {
    @Override
    public void serialize(Secret secret, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(secret.reveal());
    }
  }
}
