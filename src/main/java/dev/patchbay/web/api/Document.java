package dev.patchbay.web.api;

import dev.patchbay.web.http.Answer;
import dev.patchbay.web.http.HttpCall;
import dev.patchbay.web.http.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A document that the jar brings along. */
final class Document implements Route {
  private final String contentType;
  private final String text;

  /**
   * @param resource its path in the jar
   */
  Document(String resource, String contentType) {
    this.contentType = contentType;
    this.text = read(resource);
  }

  private static String read(String resource) {
    try (var in = Document.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the jar has no " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource + " of the jar", e);
    }
  }

  @Override
  public Answer answer(HttpCall call) {
    Parameters.of(call);
    return Answer.of(200, contentType, text);
  }
}
