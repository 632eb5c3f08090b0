package dev.patchbay.app.demo;

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
import java.util.regex.Pattern;

/** As much of a person's browser as installing and logging in need: cookies, and one form. */
final class SandboxBrowser {
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");

  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /** A page as it came. */
  record Page(int status, URI location, String body) {}

  Page open(URI address) {
    return send(HttpRequest.newBuilder(address).GET());
  }

  /** Presses the one button of a page: posts its hidden fields to where the page is. */
  Page press(URI address, Page page) {
    var form = new StringBuilder();
    var fields = HIDDEN.matcher(page.body());
    while (fields.find()) {
      form.append(form.isEmpty() ? "" : "&").append(encoded(fields.group(1)));
      form.append('=').append(encoded(fields.group(2)));
    }
    return send(
        HttpRequest.newBuilder(address.resolve(address.getPath()))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form.toString())));
  }

  private Page send(HttpRequest.Builder request) {
    try {
      var answer =
          client.send(
              request.timeout(Duration.ofSeconds(15)).build(),
              HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      var location = answer.headers().firstValue("location").orElse("");
      return new Page(answer.statusCode(), request.build().uri().resolve(location), answer.body());
    } catch (IOException e) {
      throw new IllegalStateException("no answer from " + request.build().uri().getPath(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
