package dev.patchbay.sandbox.slack;

import dev.patchbay.sandbox.slack.method.Installs;
import dev.patchbay.sandbox.slack.state.ApiLog;
import dev.patchbay.sandbox.slack.state.Args;
import dev.patchbay.sandbox.slack.state.Member;
import dev.patchbay.sandbox.slack.state.Refused;
import dev.patchbay.sandbox.slack.state.RegisteredApp;
import dev.patchbay.sandbox.slack.state.SlackWorld;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The page on which a person allows an app, {@code /oauth/v2/authorize}. Checks the link as Slack
 * does before it shows anything. Thread-safe through the world's monitor.
 */
final class OAuthPages {
  private final SlackWorld world;
  private final Installs installs;
  private final ApiLog log;

  OAuthPages(SlackWorld world, Installs installs, ApiLog log) {
    this.world = world;
    this.installs = installs;
    this.log = log;
  }

  /** A page, or a redirect when the location is there. */
  record Page(int status, String html, Optional<URI> location) {}

  private record Asked(
      RegisteredApp app,
      URI redirect,
      Optional<String> redirectUri,
      Set<String> scopes,
      Set<String> userScopes,
      String state) {}

  Page show(Args query) {
    synchronized (world) {
      try {
        return new Page(200, form(check(query)), Optional.empty());
      } catch (Refused refused) {
        return wrong(refused);
      }
    }
  }

  /** The answer to Allow or Cancel; {@code user} is who is logged in to Slack in that browser. */
  Page decide(Args query, Args form) {
    synchronized (world) {
      try {
        Asked asked = check(query);
        boolean allowed = form.text("decision").orElse("allow").equals("allow");
        Member user = world.member(form.need("user"));
        return new Page(302, "", Optional.of(redirect(asked, user, allowed, form.flag("org"))));
      } catch (Refused refused) {
        return wrong(refused);
      }
    }
  }

  private URI redirect(Asked asked, Member user, boolean allowed, boolean orgWide) {
    String answer;
    if (allowed) {
      Installs.Grant grant =
          new Installs.Grant(
              asked.app(),
              user,
              orgWide,
              asked.scopes(),
              asked.userScopes(),
              asked.redirectUri(),
              world.now());
      answer = "code=" + encode(installs.code(grant));
    } else {
      answer = "error=access_denied";
    }
    String base = asked.redirect().toString();
    String join = base.contains("?") ? "&" : "?";
    return URI.create(base + join + answer + "&state=" + encode(asked.state()));
  }

  private Asked check(Args query) {
    String clientId = query.text("client_id").orElse("");
    RegisteredApp app =
        world.apps.values().stream()
            .filter(a -> a.credentials.clientId().equals(clientId))
            .findFirst()
            .orElseThrow(() -> new Refused("invalid_client_id"));
    Optional<String> redirectUri = query.text("redirect_uri");
    String redirect =
        redirectUri
            .or(() -> app.draft.redirectUrls().stream().findFirst())
            .orElseThrow(() -> new Refused("bad_redirect_uri"));
    if (app.draft.redirectUrls().stream().noneMatch(redirect::startsWith)) {
      throw new Refused("bad_redirect_uri");
    }
    Set<String> scopes = scopes(query, "scope");
    Set<String> userScopes = scopes(query, "user_scope");
    if (scopes.isEmpty() && userScopes.isEmpty()) {
      throw new Refused("no_scopes");
    }
    if (!Set.copyOf(app.draft.scopes()).containsAll(scopes)) {
      throw new Refused("invalid_scope");
    }
    String state = query.text("state").orElse("");
    if (state.isEmpty()) {
      log.violation("authorize link without a state");
    }
    return new Asked(app, URI.create(redirect), redirectUri, scopes, userScopes, state);
  }

  private static Set<String> scopes(Args query, String name) {
    return Arrays.stream(query.text(name).orElse("").split("[, ]", -1))
        .filter(scope -> !scope.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private Page wrong(Refused refused) {
    log.violation("authorize link refused: " + refused.error());
    String html = "<h1>Something went wrong</h1><p>" + escape(refused.error()) + "</p>";
    return new Page(400, html, Optional.empty());
  }

  private String form(Asked asked) {
    StringBuilder people = new StringBuilder();
    for (Member member : world.members.values()) {
      if (!member.bot() && !member.guest()) {
        String where = world.workspace(member.teamId()).name();
        people.append("<option value=\"").append(escape(member.id())).append("\">");
        people.append(escape(member.realName() + " in " + where)).append("</option>");
      }
    }
    String scopes =
        asked.scopes().stream().sorted().map(OAuthPages::escape).collect(Collectors.joining(", "));
    return """
    <!doctype html><meta charset="utf-8"><title>Simulated Slack</title>
    <h1>%s wants to access a workspace</h1><p>It asks for: %s</p>
    <form method="post"><label>You are <select name="user">%s</select></label>
    <button name="decision" value="allow">Allow</button>
    <button name="decision" value="cancel">Cancel</button></form>
    """
        .formatted(escape(asked.app().draft.name()), scopes, people);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
