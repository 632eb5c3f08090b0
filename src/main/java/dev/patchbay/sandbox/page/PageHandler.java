package dev.patchbay.sandbox.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The page's HTTP: its files, the state, the actions. A page of another site can neither read the
 * state (a Host that is not this machine's is refused, which stops DNS rebinding) nor act (a post
 * needs a header that a foreign page cannot send unasked).
 */
final class PageHandler extends Handler.Abstract {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "localhost");
  private static final int MOST_BYTES = 65_536;
  private static final String JSON = "application/json";
  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final Map<String, String> FILES =
      Map.ofEntries(
          Map.entry("index.html", "text/html; charset=utf-8"),
          Map.entry("style.css", "text/css; charset=utf-8"),
          Map.entry("app.js", SCRIPT),
          Map.entry("dom.js", SCRIPT),
          Map.entry("mrkdwn.js", SCRIPT),
          Map.entry("messages.js", SCRIPT),
          Map.entry("modal.js", SCRIPT),
          Map.entry("fields.js", SCRIPT),
          Map.entry("combobox.js", SCRIPT),
          Map.entry("home.js", SCRIPT),
          Map.entry("connections.js", SCRIPT),
          Map.entry("pagerduty.js", SCRIPT));

  private final PageState state;
  private final PageActions actions;

  PageHandler(PageState state, PageActions actions) {
    this.state = state;
    this.actions = actions;
  }

  private record Page(int status, String type, ByteBuffer body) {
    static Page json(int status, JsonNode body) {
      return new Page(status, JSON, StandardCharsets.UTF_8.encode(body.toString()));
    }

    static Page refused(int status, String why) {
      return json(status, JsonNodeFactory.instance.objectNode().put("ok", false).put("note", why));
    }
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws IOException {
    Page page = answer(request);
    response.setStatus(page.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, page.type());
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    response.getHeaders().put("Referrer-Policy", "no-referrer");
    response
        .getHeaders()
        .put(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                + " img-src 'self' data:; base-uri 'none'; form-action 'none';"
                + " frame-ancestors 'none'");
    response.write(true, page.body(), callback);
    return true;
  }

  private Page answer(Request request) throws IOException {
    if (!OWN_NAMES.contains(Request.getServerName(request))) {
      return Page.refused(421, "open this page as 127.0.0.1 or localhost");
    }
    String path = Request.getPathInContext(request);
    if (path.startsWith("/do/")) {
      return act(request, path.substring("/do/".length()));
    }
    if (!request.getMethod().equals("GET")) {
      return Page.refused(405, "only GET");
    }
    return path.equals("/state")
        ? Page.json(200, state.json())
        : file(path.equals("/") ? "index.html" : path.substring(1));
  }

  private Page act(Request request, String action) throws IOException {
    if (!request.getMethod().equals("POST")) {
      return Page.refused(405, "only POST");
    }
    if (!"1".equals(request.getHeaders().get("X-Sandbox"))) {
      return Page.refused(403, "the header X-Sandbox: 1 is missing");
    }
    if (request.getLength() < 0 || request.getLength() > MOST_BYTES) {
      return Page.refused(413, "a body of a known length, at most 64 KiB");
    }
    String body = Content.Source.asString(request, StandardCharsets.UTF_8);
    try {
      return Page.json(200, actions.carryOut(action, MAPPER.readTree(body)));
    } catch (JsonProcessingException notJson) {
      return Page.refused(400, "the body is not JSON");
    } catch (IllegalArgumentException senseless) {
      return Page.refused(400, String.valueOf(senseless.getMessage()));
    }
  }

  private static Page file(String name) throws IOException {
    String type = FILES.get(name);
    if (type == null) {
      return Page.refused(404, "no such page");
    }
    try (InputStream file = PageHandler.class.getResourceAsStream("/sandbox/" + name)) {
      return file == null
          ? Page.refused(404, "the file is not in the jar: " + name)
          : new Page(200, type, ByteBuffer.wrap(file.readAllBytes()));
    }
  }
}
