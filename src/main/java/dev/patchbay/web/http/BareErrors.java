package dev.patchbay.web.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * What Jetty itself refuses, before any of our code is asked (a request that cannot be parsed, too
 * long headers, a server that stops): the status in words, and nothing of the request or the cause.
 */
final class BareErrors extends ErrorHandler {
  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    var path = request.getHttpURI().getPath();
    if (path != null && Failures.ofApi(path)) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.TYPE);
      var json =
          Problem.json(code, code < 500 ? "The request can't be read." : "Something went wrong.");
      Content.Sink.write(response, true, json + "\n", callback);
    } else {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
      Content.Sink.write(response, true, words(code) + "\n", callback);
    }
  }

  private static String words(int status) {
    var code = HttpStatus.getCode(status);
    return code == null ? "Error " + status : status + " " + code.getMessage();
  }
}
