package dev.patchbay.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import javax.net.ssl.SSLException;

/** What an answer of the server, or none, means to the person at the command line. */
final class ApiAnswers {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String WHERE = " Check --server, or PATCHBAY_PUBLIC_URL.";

  private ApiAnswers() {}

  static JsonNode json(String text, URI server) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new CommandFailedException(server + " does not answer as Patchbay does." + WHERE);
    }
  }

  static RuntimeException refusal(URI server, HttpResponse<?> response, String body) {
    var problem = problem(response, body);
    var detail = problem.path("detail").asText();
    return switch (response.statusCode()) {
      case 422 ->
          problem.path("errors").isEmpty()
              ? failed(server, 422, detail)
              : new BadWiringFileException(problem.path("errors"));
      case 401 ->
          new CommandFailedException(
              server
                  + " rejected the token. Give one of the tokens in PATCHBAY_API_TOKEN where the"
                  + " server runs.");
      case 404 ->
          new CommandFailedException(
              problem.isMissingNode()
                  ? server + " has no Patchbay API." + WHERE
                  : server + ": " + detail);
      case 409 ->
          new CommandFailedException(detail + " Wait until it ends, then run this command again.");
      case 301, 302, 307, 308 ->
          new CommandFailedException(
              server
                  + " redirects to "
                  + response.headers().firstValue("Location").orElse("another address")
                  + ". Give the address that it leads to with --server.");
      default -> failed(server, response.statusCode(), detail);
    };
  }

  private static CommandFailedException failed(URI server, int status, String detail) {
    return new CommandFailedException(
        detail.isBlank()
            ? server + " answered " + status + " and no reason. Is it Patchbay?" + WHERE
            : detail);
  }

  /** Missing where something else than Patchbay answered. */
  private static JsonNode problem(HttpResponse<?> response, String body) {
    boolean ours =
        response
            .headers()
            .firstValue("Content-Type")
            .filter(type -> type.startsWith("application/problem+json"))
            .isPresent();
    return ours ? json(body, response.uri()) : MAPPER.missingNode();
  }

  static CommandFailedException unreachable(URI server, IOException failure) {
    return new CommandFailedException("Cannot reach Patchbay at " + server + ": " + why(failure));
  }

  private static String why(IOException failure) {
    if (failure instanceof HttpConnectTimeoutException || failure instanceof ConnectException) {
      return "nothing answers there. Is the server running?" + WHERE;
    }
    if (failure instanceof HttpTimeoutException) {
      return "it took too long. Try again, and see the server's log.";
    }
    if (failure instanceof SSLException) {
      return "TLS failed (" + failure.getMessage() + ")." + WHERE;
    }
    return "the connection failed (" + failure.getMessage() + "). Try again.";
  }

  static CommandFailedException brokeOff(URI server, boolean dryRun) {
    return new CommandFailedException(
        "The answer of "
            + server
            + " was cut off."
            + (dryRun
                ? " Nothing was written. Try again."
                : " The apply continues on the server. Run this command again to see the"
                    + " rest."));
  }
}
