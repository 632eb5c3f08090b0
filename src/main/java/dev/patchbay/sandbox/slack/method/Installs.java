package dev.patchbay.sandbox.slack.method;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.slack.state.Accepted;
import dev.patchbay.sandbox.slack.state.Args;
import dev.patchbay.sandbox.slack.state.Call;
import dev.patchbay.sandbox.slack.state.Member;
import dev.patchbay.sandbox.slack.state.RefreshTokens;
import dev.patchbay.sandbox.slack.state.Refused;
import dev.patchbay.sandbox.slack.state.RegisteredApp;
import dev.patchbay.sandbox.slack.state.SlackWorld;
import dev.patchbay.sandbox.slack.state.Token;
import dev.patchbay.sandbox.slack.state.Workspace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Codes and what they are exchanged for. Installing again keeps the bot and its ids, widens its
 * scopes and issues one more token; older ones stay good, unless the app's tokens rotate. Guarded
 * by the world's monitor.
 */
public final class Installs {
  private static final Duration CODE_LIFE = Duration.ofMinutes(10);

  private final SlackWorld world;
  private final RefreshTokens refreshTokens;
  private final Map<String, Grant> codes = new HashMap<>();

  public Installs(SlackWorld world) {
    this.world = world;
    this.refreshTokens = new RefreshTokens(world);
  }

  /** What a person allowed, waiting for its code to be exchanged. */
  public record Grant(
      RegisteredApp app,
      Member user,
      boolean orgWide,
      Set<String> scopes,
      Set<String> userScopes,
      Optional<String> redirectUri,
      Instant at) {}

  public String code(Grant grant) {
    String code = world.newDigits(12) + "." + world.newDigits(13) + "." + world.newSecret(32);
    codes.put(code, grant);
    return code;
  }

  public void addTo(Map<String, Function<Call, ObjectNode>> methods) {
    methods.put("oauth.v2.access", this::access);
  }

  private ObjectNode access(Call call) {
    Args args = call.args();
    String clientId = args.text("client_id").orElse("");
    RegisteredApp app =
        world.apps.values().stream()
            .filter(a -> a.credentials.clientId().equals(clientId))
            .findFirst()
            .orElseThrow(() -> new Refused("invalid_client_id"));
    String secret = args.text("client_secret").orElse("");
    if (!app.credentials.clientSecret().equals(secret)) {
      throw new Refused("bad_client_secret");
    }
    if (args.text("grant_type").filter("refresh_token"::equals).isPresent()) {
      return refresh(app, args.text("refresh_token").orElse(""));
    }
    if (args.text("grant_type").filter(type -> !type.equals("authorization_code")).isPresent()) {
      throw new Refused("invalid_grant_type");
    }
    Grant grant = codes.get(args.text("code").orElse(""));
    if (grant == null || grant.app() != app) {
      throw new Refused("invalid_code");
    }
    if (!grant.redirectUri().equals(args.text("redirect_uri"))) {
      throw new Refused("bad_redirect_uri");
    }
    codes.remove(args.need("code"));
    if (world.now().isAfter(grant.at().plus(CODE_LIFE))) {
      throw new Refused("invalid_code");
    }
    return install(grant);
  }

  private ObjectNode refresh(RegisteredApp app, String refreshToken) {
    Token old = refreshTokens.use(app, refreshToken);
    RegisteredApp.Install install = world.installOf(old).orElseThrow();
    Token bot = issue(app, old.home(), install, old.scopes());
    ObjectNode answer = bot(app, bot, install);
    Optional<Workspace> workspace = Optional.ofNullable(world.workspaces.get(old.home()));
    Optional<String> org = workspace.isEmpty() ? Optional.of(old.home()) : Optional.empty();
    place(answer, workspace, workspace.flatMap(Workspace::enterpriseId).or(() -> org));
    return answer.put("is_enterprise_install", old.isOrgWide());
  }

  private ObjectNode bot(RegisteredApp app, Token bot, RegisteredApp.Install install) {
    ObjectNode answer =
        Accepted.body()
            .put("access_token", bot.value())
            .put("token_type", "bot")
            .put("scope", String.join(",", new TreeSet<>(bot.scopes())))
            .put("bot_user_id", install.botUserId())
            .put("app_id", app.id());
    if (bot.endsAt().isPresent()) {
      refreshTokens.describe(app, bot, answer);
    }
    return answer;
  }

  private void place(
      ObjectNode answer, Optional<Workspace> workspace, Optional<String> enterprise) {
    if (workspace.isPresent()) {
      answer.putObject("team").put("id", workspace.get().id()).put("name", workspace.get().name());
    } else {
      answer.putNull("team");
    }
    if (enterprise.isPresent()) {
      answer
          .putObject("enterprise")
          .put("id", enterprise.get())
          .put("name", world.enterprises.getOrDefault(enterprise.get(), ""));
    } else {
      answer.putNull("enterprise");
    }
  }

  public ObjectNode install(Grant grant) {
    Workspace workspace = world.workspace(grant.user().teamId());
    String home =
        grant.orgWide()
            ? workspace
                .enterpriseId()
                .orElseThrow(() -> new Refused("cannot_install_an_org_installed_app"))
            : workspace.id();
    RegisteredApp app = grant.app();
    RegisteredApp.Install install =
        app.installs.computeIfAbsent(home, key -> newInstall(grant, workspace));
    Token bot = issue(app, home, install, grant.scopes());
    ObjectNode answer = bot(app, bot, install);
    place(
        answer,
        grant.orgWide() ? Optional.empty() : Optional.of(workspace),
        workspace.enterpriseId());
    ObjectNode authed = answer.putObject("authed_user").put("id", grant.user().id());
    if (!grant.userScopes().isEmpty()) {
      Token person = personToken(Optional.of(app.id()), grant.user(), grant.userScopes());
      authed
          .put("scope", String.join(",", new TreeSet<>(person.scopes())))
          .put("access_token", person.value())
          .put("token_type", "user");
    }
    return answer.put("is_enterprise_install", grant.orgWide());
  }

  private RegisteredApp.Install newInstall(Grant grant, Workspace workspace) {
    String name = grant.app().draft.name();
    String handle = name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]", "");
    Member bot = new Member(world.newId("U"), workspace.id(), handle, name, "", false, true);
    world.members.put(bot.id(), bot);
    return new RegisteredApp.Install(
        bot.id(), world.newId("B"), grant.user().id(), grant.orgWide());
  }

  private Token issue(
      RegisteredApp app, String home, RegisteredApp.Install install, Set<String> asked) {
    Set<String> scopes = new HashSet<>(asked);
    for (Token older : world.tokens.values()) {
      if (older.userId().equals(install.botUserId()) && !older.revoked()) {
        scopes.addAll(older.scopes());
      }
    }
    boolean rotates = app.draft.tokenRotation();
    String kind = rotates ? "xoxe.xoxb-" : "xoxb-";
    String value = kind + world.newDigits(12) + "-" + world.newDigits(13) + "-" + secretPart();
    Token token =
        new Token(
            value,
            Token.Kind.BOT,
            Optional.of(app.id()),
            home,
            install.botUserId(),
            Set.copyOf(scopes),
            Optional.empty());
    Token issued = rotates ? refreshTokens.rotating(token) : token;
    world.tokens.put(value, issued);
    return issued;
  }

  /** A token that acts as a person; without an app it is of the old custom-integration kind. */
  public Token personToken(Optional<String> appId, Member user, Set<String> scopes) {
    String value = "xoxp-" + world.newDigits(12) + "-" + world.newDigits(13) + "-" + secretPart();
    Token token =
        new Token(
            value,
            Token.Kind.USER,
            appId,
            user.teamId(),
            user.id(),
            Set.copyOf(scopes),
            Optional.empty());
    world.tokens.put(value, token);
    return token;
  }

  private String secretPart() {
    byte[] hex = world.newSecret(12).getBytes(StandardCharsets.UTF_8);
    return new String(Arrays.copyOf(hex, 24), StandardCharsets.UTF_8);
  }
}
