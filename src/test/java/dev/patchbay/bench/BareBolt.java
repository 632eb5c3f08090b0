package dev.patchbay.bench;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.app_backend.SlackSignature;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.middleware.builtin.RequestVerification;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.util.SlackRequestParser;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;

/**
 * The peer of the benchmark: the least Bolt app that answers one command, on the same Jetty. No
 * database, no PagerDuty, no metrics.
 */
public final class BareBolt {
  private BareBolt() {}

  public static void main(String[] args) throws Exception {
    var config = AppConfig.builder().signingSecret(Measured.SIGNING_SECRET).build();
    var slack = Slack.getInstance(new SlackConfig());
    // Without Bolt's own authorization, which asks Slack who it is before the first answer.
    var verified =
        new RequestVerification(
            new SlackSignature.Verifier(new SlackSignature.Generator(Measured.SIGNING_SECRET)));
    var app = new App(config, slack, List.of(verified));
    app.command("/pd", (request, context) -> context.ack("hello"));
    var parser = new SlackRequestParser(config);
    var server = new Server(Integer.parseInt(args[0]));
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback)
              throws Exception {
            if (Request.getPathInContext(request).equals("/slack/events")) {
              answer(request, response, app, parser);
            } else {
              response.setStatus(200);
            }
            callback.succeeded();
            return true;
          }
        });
    server.start();
    server.join();
  }

  private static void answer(Request request, Response response, App app, SlackRequestParser parser)
      throws Exception {
    Map<String, List<String>> headers = new HashMap<>();
    request.getHeaders().forEach(field -> headers.put(field.getName(), field.getValueList()));
    var raw =
        SlackRequestParser.HttpRequest.builder()
            .requestUri("/slack/events")
            .requestBody(Content.Source.asString(request, StandardCharsets.UTF_8))
            .headers(new RequestHeaders(headers))
            .build();
    var answer = app.run(parser.parse(raw));
    response.setStatus(answer.getStatusCode());
    if (answer.getBody() != null) {
      Content.Sink.write(response, true, answer.getBody(), Callback.NOOP);
    }
  }
}
