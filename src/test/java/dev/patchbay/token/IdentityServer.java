package dev.patchbay.token;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.patchbay.pagerduty.Scopes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Stands for PagerDuty's identity service and {@code /users/me}: checks PKCE, takes each code and
 * each refresh token once, and can be told to fail.
 */
public final class IdentityServer implements AutoCloseable {
  public final AtomicInteger refreshes = new AtomicInteger();
  public final AtomicInteger appGrants = new AtomicInteger();
  public final List<String> revoked = new CopyOnWriteArrayList<>();
  public volatile String user = "PUSER1";
  public volatile long life = 86_400;
  public volatile String personScopes = String.join(" ", Scopes.ofPerson());
  public volatile Set<String> refusedScopes = Set.of();

  /** Left out of an app's grant without a word. */
  public volatile Set<String> reducedScopes = Set.of();

  public volatile boolean away;

  /** A refresh with it is refused for a reason that nobody knows. */
  public volatile String oddRefreshToken = "none";

  /** Our client secret is not taken any more. */
  public volatile boolean wrongClient;

  /** Everything is done, and the answer does not arrive. */
  public volatile boolean losesAnswers;

  /** Runs when a refresh has arrived and is not answered yet. */
  public volatile Runnable onRefresh = () -> {};

  public volatile boolean usedRefreshTokensLive;
  public volatile boolean usersBroken;

  /** Addresses of whom a search finds, whatever was searched for. */
  public volatile List<String> users = List.of("ada@acme.example");

  private final Map<String, String> challenges = new ConcurrentHashMap<>();
  private final Map<String, List<String>> scopes = new ConcurrentHashMap<>();
  private final Set<String> refreshTokens = ConcurrentHashMap.newKeySet();
  private final AtomicInteger serial = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  public IdentityServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException("no local server", e);
    }
    server.setExecutor(threads);
    server.createContext("/oauth/token", exchange -> answer(exchange, token(form(exchange))));
    server.createContext("/oauth/revoke", exchange -> answer(exchange, revoke(form(exchange))));
    server.createContext("/users", exchange -> answer(exchange, list()));
    server.createContext("/users/me", exchange -> answer(exchange, me()));
    server.start();
  }

  public URI url() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** What a person does who allows it at PagerDuty: the code that comes back. */
  public String allow(URI authorize) {
    var code = "code-" + serial.incrementAndGet();
    var asked = fields(authorize.getRawQuery());
    challenges.put(code, asked.getOrDefault("code_challenge", ""));
    scopes.put(code, List.of(asked.getOrDefault("scope", "").split(" ")));
    return code;
  }

  /** All refresh tokens die, as when the person removes the app in PagerDuty. */
  public void endAll() {
    refreshTokens.clear();
  }

  private Reply token(Map<String, String> form) {
    if (form.getOrDefault("grant_type", "").equals("refresh_token")) {
      refreshes.incrementAndGet();
      onRefresh.run();
    }
    if (form.getOrDefault("refresh_token", "").equals(oddRefreshToken)) {
      return refused("temporarily_confused", "who are you");
    }
    if (wrongClient) {
      appGrants.addAndGet("client_credentials".equals(form.get("grant_type")) ? 1 : 0);
      return new Reply(401, "{\"error\":\"invalid_client\"}");
    }
    if (away) {
      return new Reply(503, "{}");
    }
    var reply = granting(form);
    return losesAnswers ? new Reply(502, "{}") : reply;
  }

  private Reply granting(Map<String, String> form) {
    return switch (form.getOrDefault("grant_type", "")) {
      case "authorization_code" ->
          s256(form.getOrDefault("code_verifier", "")).equals(challenges.remove(form.get("code")))
              ? granted(personScopes(form.getOrDefault("code", "")), true)
              : refused("invalid_grant", "");
      case "refresh_token" ->
          taken(form.getOrDefault("refresh_token", ""))
              ? granted(personScopes, true)
              : refused("invalid_grant", "");
      case "client_credentials" -> app(form.getOrDefault("scope", ""));
      default -> refused("unsupported_grant_type", "");
    };
  }

  /** One scope that the app does not have, and there is none at all (reference §1.4). */
  private String personScopes(String code) {
    var asked = scopes.getOrDefault(code, List.of());
    return refusedScopes.stream().anyMatch(asked::contains)
        ? "openid"
        : String.join(" ", Stream.of(personScopes.split(" ")).filter(asked::contains).toList());
  }

  private boolean taken(String refresh) {
    return usedRefreshTokensLive ? refreshTokens.contains(refresh) : refreshTokens.remove(refresh);
  }

  private Reply app(String scope) {
    appGrants.incrementAndGet();
    var asked = List.of(scope.split(" "));
    return refusedScopes.stream().anyMatch(asked::contains)
        ? refused("invalid_request", "Invalid scope")
        : granted(String.join(" ", without(asked, reducedScopes)), false);
  }

  private Reply granted(String scopes, boolean refreshable) {
    int number = serial.incrementAndGet();
    refreshTokens.add("refresh-" + number);
    return new Reply(
        200,
        """
        {"access_token":"access-%d","token_type":"bearer","expires_in":%d,"scope":"%s"%s}\
        """
            .formatted(
                number,
                life,
                scopes,
                refreshable ? ",\"refresh_token\":\"refresh-" + number + "\"" : ""));
  }

  private static List<String> without(List<String> asked, Set<String> reduced) {
    return asked.stream().filter(scope -> !reduced.contains(scope)).toList();
  }

  private Reply revoke(Map<String, String> form) {
    revoked.add(form.getOrDefault("token", ""));
    return new Reply(200, "{}");
  }

  private Reply list() {
    var rows =
        users.stream()
            .map(email -> "{\"id\":\"P%s\",\"email\":\"%s\"}".formatted(email.hashCode(), email));
    return new Reply(200, "{\"users\":[%s]}".formatted(String.join(",", rows.toList())));
  }

  private Reply me() {
    return usersBroken
        ? new Reply(500, "{}")
        : new Reply(
            200,
            """
            {"user":{"id":"%1$s","type":"user","name":"Ada <%1$s>","email":"ada@acme.example",
            "role":"user","html_url":"https://acme.pagerduty.com/users/%1$s"}}\
            """
                .formatted(user));
  }

  private static Reply refused(String error, String description) {
    return new Reply(
        400, "{\"error\":\"" + error + "\",\"error_description\":\"" + description + "\"}");
  }

  private record Reply(int status, String body) {}

  private static void answer(HttpExchange exchange, Reply reply) throws IOException {
    byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(reply.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Map<String, String> form(HttpExchange exchange) throws IOException {
    return fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  /** The fields of a form or a query. */
  public static Map<String, String> fields(String encoded) {
    var fields = new HashMap<String, String>();
    for (String field : encoded.split("&", -1)) {
      String[] parts = field.split("=", 2);
      fields.put(parts[0], URLDecoder.decode(parts[parts.length - 1], StandardCharsets.UTF_8));
    }
    return fields;
  }

  private static String s256(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
