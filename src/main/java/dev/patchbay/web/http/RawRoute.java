package dev.patchbay.web.http;

/** Hands the bytes as they came to the endpoint that checks their signature. */
public record RawRoute(RawEndpoint endpoint) implements Route {
  @Override
  public Answer answer(HttpCall call) {
    var answer = endpoint.receive(call.headers(), call.body());
    return Answer.of(answer.status(), answer.contentType(), answer.body());
  }
}
