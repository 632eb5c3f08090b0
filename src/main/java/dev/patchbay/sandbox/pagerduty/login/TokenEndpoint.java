package dev.patchbay.sandbox.pagerduty.login;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.pagerduty.account.OAuthApp;
import dev.patchbay.sandbox.pagerduty.account.Switch;
import dev.patchbay.sandbox.pagerduty.account.World;
import dev.patchbay.sandbox.wire.Answer;
import dev.patchbay.sandbox.wire.Call;
import dev.patchbay.sandbox.wire.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code POST /oauth/token} and {@code /oauth/revoke} (reference/pagerduty.md §1.3, §1.4). */
public final class TokenEndpoint {
  private static final String TOKEN = "POST /oauth/token";

  private final World world;
  private final Tokens tokens;
  private final Authorizations authorizations;
  private final IdTokens idTokens;

  public TokenEndpoint(
      World world, Tokens tokens, Authorizations authorizations, IdTokens idTokens) {
    this.world = world;
    this.tokens = tokens;
    this.authorizations = authorizations;
    this.idTokens = idTokens;
  }

  Answer token(Call call) {
    Form form = form(call, TOKEN);
    OAuthApp app = client(form);
    ObjectNode body =
        switch (form.value("grant_type")) {
          case "client_credentials" -> clientCredentials(app, form);
          case "authorization_code" -> code(app, form);
          case "refresh_token" -> refresh(app, form);
          default -> throw new OAuthError(400, "unsupported_grant_type", "Unknown grant_type");
        };
    return Answer.json(200, body).with(Map.of("Cache-Control", "no-store"));
  }

  Answer revoke(Call call) {
    Form form = form(call, "POST /oauth/revoke");
    OAuthApp app = client(form);
    tokens.revoke(app.clientId(), form.value("token"));
    return Answer.json(200, Json.object());
  }

  private ObjectNode clientCredentials(OAuthApp app, Form form) {
    String account = "as_account-" + world.settings.region() + "." + world.settings.subdomain();
    Set<String> asked = new LinkedHashSet<>(Authorizations.words(form.value("scope")));
    if (!asked.remove(account)) {
      throw OAuthError.request("Invalid scope");
    }
    boolean reduce = world.switches.is(Switch.UnknownScope.REDUCED);
    if (asked.stream().anyMatch(scope -> scope.startsWith("as_account-"))
        || (!reduce && !app.scopes().containsAll(asked))) {
      throw OAuthError.request("Invalid scope");
    }
    asked.retainAll(app.scopes());
    Set<String> granted = new LinkedHashSet<>(List.of(account));
    granted.addAll(asked);
    return granted(tokens.app(app.clientId(), granted));
  }

  private ObjectNode code(OAuthApp app, Form form) {
    String value = form.value("code");
    Authorizations.Code code =
        authorizations.find(value).orElseThrow(() -> OAuthError.grant("Unknown code"));
    Authorizations.Asked asked = code.asked();
    if (!authorizations.take(value)) {
      code.delegation().ifPresent(tokens::revokeDelegation);
      world.log.violation(TOKEN, "a code was used twice");
      throw OAuthError.grant("The code was used before");
    }
    if (!asked.app().clientId().equals(app.clientId())
        || !asked.redirect().toString().equals(form.value("redirect_uri"))) {
      throw OAuthError.grant("client_id or redirect_uri is not that of the authorization");
    }
    if (!world.now().isBefore(code.expiresAt())) {
      throw OAuthError.grant("The code has expired");
    }
    if (!challenge(form.value("code_verifier")).equals(asked.challenge())) {
      world.log.violation(TOKEN, "code_verifier is missing or does not match");
      throw OAuthError.grant("code_verifier does not match");
    }
    world.secrets.add(form.value("code_verifier"));
    Tokens.Pair pair = tokens.person(app.clientId(), code.userId(), personScopes(app, asked));
    authorizations.became(value, pair.access().delegation());
    ObjectNode body = granted(pair.access()).put("refresh_token", pair.refresh().value());
    body.put("client_info", "prefetched");
    if (world.switches.is(Switch.IdTokenAnswer.SENT)) {
      body.put("id_token", idTokens.issue(app, code.userId()));
    }
    return body;
  }

  /** One scope that the app does not have, and the person's token is good for nothing (§1.4). */
  private static Set<String> personScopes(OAuthApp app, Authorizations.Asked asked) {
    Set<String> granted = new LinkedHashSet<>(List.of("openid"));
    Set<String> wanted = new LinkedHashSet<>(asked.scopes());
    wanted.remove("openid");
    if (app.scopes().containsAll(wanted)) {
      granted.addAll(wanted);
    }
    return granted;
  }

  private ObjectNode refresh(OAuthApp app, Form form) {
    Token used =
        tokens
            .refresh(form.value("refresh_token"))
            .filter(token -> token.clientId().equals(app.clientId()))
            .orElseThrow(() -> OAuthError.grant("The refresh token is invalid or expired"));
    Tokens.Pair pair = tokens.refreshed(used);
    return granted(pair.access()).put("refresh_token", pair.refresh().value());
  }

  private static ObjectNode granted(Token access) {
    return Json.object()
        .put("access_token", access.value())
        .put("token_type", "bearer")
        .put("scope", access.scopeWords())
        .put("expires_in", Tokens.ACCESS_LIFE.toSeconds());
  }

  private OAuthApp client(Form form) {
    OAuthApp app;
    synchronized (world) {
      app = world.apps.get(form.value("client_id"));
    }
    if (app == null || !app.clientSecret().equals(form.value("client_secret"))) {
      throw OAuthError.client();
    }
    return app;
  }

  private Form form(Call call, String operation) {
    if (call.header("authorization").isPresent()) {
      world.log.violation(operation, "credentials belong in the body, not in a header");
      throw OAuthError.client();
    }
    if (!call.hasType("application/x-www-form-urlencoded")) {
      world.log.violation(operation, "only form bodies are taken");
      throw OAuthError.request("Only application/x-www-form-urlencoded");
    }
    return new Form(call.form());
  }

  private static String challenge(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Form fields; one that comes twice is refused, as OAuth has it. */
  private record Form(Map<String, List<String>> fields) {
    String value(String name) {
      List<String> values = fields.getOrDefault(name, List.of());
      if (values.size() > 1) {
        throw OAuthError.request(name + " is repeated");
      }
      return values.isEmpty() ? "" : values.get(0);
    }
  }
}
