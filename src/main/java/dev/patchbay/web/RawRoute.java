package dev.patchbay.web;

/** Hands the bytes as they came to the endpoint that checks their signature. */
record RawRoute(RawEndpoint endpoint) implements Route {
  @Override
  public Answer answer(Call call) {
    var answer = endpoint.receive(call.headers(), call.body());
    return Answer.of(answer.status(), answer.contentType(), answer.body());
  }
}
