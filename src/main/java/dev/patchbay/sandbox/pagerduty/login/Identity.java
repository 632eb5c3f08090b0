package dev.patchbay.sandbox.pagerduty.login;

import dev.patchbay.sandbox.pagerduty.account.Member;
import dev.patchbay.sandbox.pagerduty.account.World;
import dev.patchbay.sandbox.wire.Answer;
import dev.patchbay.sandbox.wire.Call;
import dev.patchbay.sandbox.wire.Endpoint;
import java.util.List;
import java.util.Map;

/**
 * The identity service's port (reference/pagerduty.md §1.1): authorize, token, revoke, keys, and
 * beside them the account's web look, which the real one has on another host.
 */
public final class Identity implements Endpoint {
  private final World world;
  private final TokenEndpoint tokenEndpoint;
  private final Authorizations authorizations;
  private final IdTokens idTokens;
  private final WebLook web;

  public Identity(
      World world,
      TokenEndpoint tokenEndpoint,
      Authorizations authorizations,
      IdTokens idTokens,
      WebLook web) {
    this.world = world;
    this.tokenEndpoint = tokenEndpoint;
    this.authorizations = authorizations;
    this.idTokens = idTokens;
    this.web = web;
  }

  @Override
  public String operation(Call call) {
    boolean incident = call.path().matches("/incidents/[^/]+");
    return call.method() + " " + (incident ? "/incidents/{id}" : call.path());
  }

  @Override
  public String caller(Call call) {
    return call.form().getOrDefault("client_id", List.of()).stream()
        .findFirst()
        .map(client -> "app " + client)
        .orElse("none");
  }

  @Override
  public Answer answer(Call call) {
    try {
      return switch (operation(call)) {
        case "POST /oauth/token" -> tokenEndpoint.token(call);
        case "POST /oauth/revoke" -> tokenEndpoint.revoke(call);
        case "GET /oauth/authorize" -> page(call);
        case "POST /oauth/authorize" -> decided(call);
        case "GET " + IdTokens.ISSUER_PATH + "/jwks" -> Answer.json(200, idTokens.keys());
        case "GET /" -> web.account();
        case "GET /incidents/{id}" -> web.incident(call.path().substring("/incidents/".length()));
        default -> {
          world.log.violation(operation(call), "no such address of the identity service");
          yield Answer.html(404, "<h1>Not found</h1>");
        }
      };
    } catch (OAuthError e) {
      return operation(call).endsWith("/oauth/authorize")
          ? Answer.html(400, "<h1>Error</h1><p>" + WebLook.escape(e.getMessage()) + "</p>")
          : e.answer();
    }
  }

  private Answer page(Call call) {
    Authorizations.Asked asked = authorizations.check(call.query());
    List<Member> users;
    synchronized (world) {
      users = List.copyOf(world.users.values());
    }
    return Answer.html(200, web.consent(asked, call.rawQuery(), users));
  }

  private Answer decided(Call call) {
    Authorizations.Asked asked = authorizations.check(call.query());
    Map<String, List<String>> form = call.form();
    List<String> users = form.getOrDefault("user", List.of());
    if (form.containsKey("deny")) {
      return Answer.redirect(authorizations.deny(asked).toString());
    }
    synchronized (world) {
      if (users.size() != 1 || !world.users.containsKey(users.get(0))) {
        throw OAuthError.request("Choose a user");
      }
    }
    return Answer.redirect(authorizations.approve(asked, users.get(0)).toString());
  }
}
