package dev.patchbay.sandbox.slack.method;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.slack.state.Accepted;
import dev.patchbay.sandbox.slack.state.Call;
import dev.patchbay.sandbox.slack.state.ExternalToken;
import dev.patchbay.sandbox.slack.state.Refused;
import dev.patchbay.sandbox.slack.state.RegisteredApp;
import dev.patchbay.sandbox.slack.state.SlackWorld;
import dev.patchbay.sandbox.slack.state.Token;
import dev.patchbay.sandbox.slack.state.Workspace;
import java.util.Map;
import java.util.function.Function;

/** auth.*, apps.*: who the token is, ending it, Socket Mode, external tokens. */
public final class AuthMethods {
  private final SlackWorld world;
  private final Revocation revocation;
  private final Function<RegisteredApp, String> socketUrl;

  public AuthMethods(
      SlackWorld world, Revocation revocation, Function<RegisteredApp, String> socketUrl) {
    this.world = world;
    this.revocation = revocation;
    this.socketUrl = socketUrl;
  }

  public void addTo(Map<String, Function<Call, ObjectNode>> methods) {
    methods.put("auth.test", this::test);
    methods.put("auth.revoke", this::revoke);
    methods.put("apps.uninstall", this::uninstall);
    methods.put("apps.connections.open", this::openConnection);
    methods.put("apps.auth.external.get", this::externalToken);
  }

  private ObjectNode test(Call call) {
    Token token = call.token();
    ObjectNode answer = Accepted.body();
    if (token.kind() == Token.Kind.APP) {
      RegisteredApp app = world.app(token.appId().orElseThrow());
      return answer.put("app_name", app.draft.name()).put("app_id", app.id());
    }
    Workspace workspace = world.workspaces.get(token.home());
    if (workspace == null) {
      answer
          .put("url", "https://org.enterprise.slack.com/")
          .put("team", world.enterprises.getOrDefault(token.home(), token.home()))
          .put("team_id", token.home());
    } else {
      answer
          .put("url", "https://" + workspace.domain() + ".slack.com/")
          .put("team", workspace.name())
          .put("team_id", workspace.id());
      workspace.enterpriseId().ifPresent(id -> answer.put("enterprise_id", id));
    }
    answer.put("user", world.member(token.userId()).name()).put("user_id", token.userId());
    if (token.isBot()) {
      world.installOf(token).ifPresent(install -> answer.put("bot_id", install.botId()));
    }
    if (token.isOrgWide()) {
      answer.put("enterprise_id", token.home());
    }
    return answer.put("is_enterprise_install", token.isOrgWide());
  }

  private ObjectNode revoke(Call call) {
    boolean onlyTest = call.args().flag("test");
    if (!onlyTest) {
      revocation.revoke(call.token());
    }
    return Accepted.body().put("revoked", !onlyTest);
  }

  private ObjectNode uninstall(Call call) {
    RegisteredApp app = world.appOf(call.token()).orElseThrow(() -> new Refused("invalid_auth"));
    if (!app.credentials.clientId().equals(call.args().need("client_id"))) {
      throw new Refused("client_id_token_mismatch");
    }
    if (!app.credentials.clientSecret().equals(call.args().need("client_secret"))) {
      throw new Refused("bad_client_secret");
    }
    revocation.uninstall(app, call.token().home());
    return Accepted.body();
  }

  private ObjectNode openConnection(Call call) {
    call.requireScope("connections:write");
    RegisteredApp app = world.app(call.token().appId().orElseThrow());
    if (!app.draft.socketMode()) {
      throw new Refused("forbidden_team");
    }
    return Accepted.body().put("url", socketUrl.apply(app));
  }

  private ObjectNode externalToken(Call call) {
    if (!call.token().isBot()) {
      throw new Refused("not_allowed_token_type");
    }
    String id = call.args().need("external_token_id");
    ExternalToken token = world.externalTokens.get(id);
    if (token == null) {
      throw new Refused("token_not_found");
    }
    if (call.args().flag("force_refresh")) {
      token = token.refreshed();
      world.externalTokens.put(id, token);
    }
    ObjectNode answer = Accepted.body().put("external_token", token.value());
    return answer.putNull("token_response_extras");
  }
}
