package dev.patchbay.sandbox.pagerduty.login;

import dev.patchbay.sandbox.pagerduty.account.OAuthApp;
import dev.patchbay.sandbox.pagerduty.account.Switch;
import dev.patchbay.sandbox.pagerduty.account.World;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The consent leg of the code flow (reference/pagerduty.md §1.4): checks what authorize is asked,
 * and hands out codes of 30 seconds for one use. Thread-safe.
 */
public final class Authorizations {
  private static final Duration CODE_LIFE = Duration.ofSeconds(30);

  /** A consent that is asked for, checked. */
  public record Asked(
      OAuthApp app, URI redirect, String challenge, Set<String> scopes, Optional<String> state) {}

  /** A consent that was given; the tokens it became are known by their delegation. */
  record Code(Asked asked, String userId, Instant expiresAt, Optional<String> delegation) {}

  private final World world;
  private final Map<String, Code> codes = new HashMap<>();

  public Authorizations(World world) {
    this.world = world;
  }

  /** Throws {@link OAuthError} for a request that must show an error page, never a redirect. */
  public Asked check(Map<String, List<String>> query) {
    OAuthApp app;
    synchronized (world) {
      app = world.apps.get(one(query, "client_id").orElse(""));
    }
    if (app == null) {
      throw refused("unknown client_id");
    }
    String redirect = one(query, "redirect_uri").orElse("");
    if (app.redirectUris().stream().noneMatch(uri -> uri.toString().equals(redirect))) {
      throw refused("redirect_uri is not registered: " + redirect);
    }
    if (!one(query, "response_type").orElse("").equals("code")) {
      throw refused("response_type must be code");
    }
    String challenge = one(query, "code_challenge").orElse("");
    if (!one(query, "code_challenge_method").orElse("").equals("S256")
        || !challenge.matches("[A-Za-z0-9_-]{43}")) {
      throw refused("PKCE with S256 is mandatory");
    }
    Set<String> scopes = new LinkedHashSet<>(words(one(query, "scope").orElse("")));
    return new Asked(app, URI.create(redirect), challenge, scopes, one(query, "state"));
  }

  public synchronized URI approve(Asked asked, String userId) {
    String code = world.ids.opaque();
    world.secrets.add(code);
    codes.put(code, new Code(asked, userId, world.now().plus(CODE_LIFE), Optional.empty()));
    return back(asked, "code=" + code);
  }

  public URI deny(Asked asked) {
    return back(
        asked,
        "error=access_denied&error_description="
            + encode("The resource owner or authorization server denied the request."));
  }

  synchronized Optional<Code> find(String code) {
    return Optional.ofNullable(codes.get(code));
  }

  /** True for exactly one caller. */
  synchronized boolean take(String code) {
    Code found = codes.get(code);
    if (found == null || found.delegation().isPresent()) {
      return false;
    }
    codes.put(code, new Code(found.asked(), found.userId(), found.expiresAt(), Optional.of("")));
    return true;
  }

  synchronized void became(String code, String delegation) {
    codes.computeIfPresent(
        code,
        (key, found) ->
            new Code(found.asked(), found.userId(), found.expiresAt(), Optional.of(delegation)));
  }

  static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.trim().split("\\s+"));
  }

  private URI back(Asked asked, String query) {
    boolean echo = world.switches.is(Switch.StateEcho.ECHOED);
    String state = asked.state().filter(value -> echo).map(v -> "&state=" + encode(v)).orElse("");
    String joint = asked.redirect().getRawQuery() == null ? "?" : "&";
    return URI.create(asked.redirect() + joint + query + state);
  }

  private OAuthError refused(String why) {
    world.log.violation("GET /oauth/authorize", why);
    return OAuthError.request(why);
  }

  private static Optional<String> one(Map<String, List<String>> query, String name) {
    return query.getOrDefault(name, List.of()).stream().findFirst();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
