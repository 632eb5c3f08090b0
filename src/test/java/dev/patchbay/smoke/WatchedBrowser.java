package dev.patchbay.smoke;

import dev.patchbay.support.Marks;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * A browser that keeps every answer of Patchbay, and marks what Patchbay gives it and nobody else
 * may see: tickets, states, cookies, form tokens.
 */
final class WatchedBrowser {
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");
  private static final Pattern STATE = Pattern.compile("[?&](?:state|ticket)=([^&]+)");
  private static final Pattern COOKIE = Pattern.compile("[^=]+=([^;]{16,}).*");

  /** An answer as it came. */
  record Page(int status, URI location, String body) {}

  private final Marks given;
  private final List<String> answers = new CopyOnWriteArrayList<>();
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  WatchedBrowser(Marks given) {
    this.given = given;
  }

  /** Every answer so far: its status, headers and body. */
  List<String> answers() {
    return answers;
  }

  Page open(URI address) {
    mark(address.toString());
    return send(HttpRequest.newBuilder(address).GET());
  }

  /** Presses the one button of a page. */
  Page press(URI address, Page page) {
    var form = new StringBuilder();
    var fields = HIDDEN.matcher(page.body());
    while (fields.find()) {
      given.add("form field " + fields.group(1), fields.group(2));
      form.append(form.isEmpty() ? "" : "&").append(fields.group(1)).append('=');
      form.append(URLEncoder.encode(fields.group(2), StandardCharsets.UTF_8));
    }
    return post(
        address.resolve(address.getPath()),
        form.toString(),
        Map.of("Content-Type", "application/x-www-form-urlencoded"));
  }

  Page post(URI address, String body, Map<String, String> headers) {
    var request = HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return send(request);
  }

  Page get(URI address, Map<String, String> headers) {
    var request = HttpRequest.newBuilder(address).GET();
    headers.forEach(request::header);
    return send(request);
  }

  private Page send(HttpRequest.Builder builder) {
    var request = builder.timeout(Duration.ofSeconds(15)).build();
    try {
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      answers.add(
          request.method()
              + " "
              + request.uri().getPath()
              + " "
              + answer.statusCode()
              + "\n"
              + answer.headers().map()
              + "\n"
              + answer.body());
      answer.headers().allValues("set-cookie").forEach(this::markCookie);
      var location = answer.headers().firstValue("location").orElse("");
      mark(location);
      return new Page(answer.statusCode(), request.uri().resolve(location), answer.body());
    } catch (IOException e) {
      throw new IllegalStateException("no answer from " + request.uri().getPath(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void markCookie(String cookie) {
    var value = COOKIE.matcher(cookie);
    if (value.matches()) {
      given.add("cookie", value.group(1));
    }
  }

  private void mark(String address) {
    STATE
        .matcher(address)
        .results()
        .filter(hit -> hit.group(1).length() >= 16)
        .forEach(hit -> given.add("state or ticket", hit.group(1)));
  }
}
