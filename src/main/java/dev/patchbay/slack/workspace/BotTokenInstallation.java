package dev.patchbay.slack.workspace;

import com.slack.api.methods.response.auth.AuthTestResponse;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.TeamId;
import dev.patchbay.secret.Secret;
import dev.patchbay.slack.api.WebApi;
import dev.patchbay.workspace.Installation;
import dev.patchbay.workspace.Installations;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one workspace of {@code SLACK_BOT_TOKEN}: what OAuth would have told is asked of {@code
 * auth.test}, its {@code x-oauth-scopes} header, and {@code bots.info}. Until {@link #install} has
 * succeeded once the workspace is not there, so the caller repeats it. May run any number of times.
 */
public final class BotTokenInstallation {
  private final Secret token;
  private final WebApi api;
  private final Installations installations;
  private final Clock clock;

  public BotTokenInstallation(Secret token, WebApi api, Installations installations, Clock clock) {
    this.token = token;
    this.api = api;
    this.installations = installations;
    this.clock = clock;
  }

  /** Asks Slack, and saves. */
  public Outcome<Installation> install() {
    return api.callWith(token, "auth.test", client -> client.authTest(call -> call))
        .then(
            who ->
                api.callWith(
                        token,
                        "bots.info",
                        client ->
                            client.botsInfo(
                                call -> call.bot(who.getBotId()).teamId(who.getTeamId())))
                    .map(answer -> installation(who, orBlank(answer.getBot().getAppId()))))
        .map(
            installation -> {
              installations.save(installation);
              return installation;
            });
  }

  private Installation installation(AuthTestResponse who, String appId) {
    String scopes =
        String.join(",", who.getHttpResponseHeaders().getOrDefault("x-oauth-scopes", List.of()));
    String team = orBlank(who.getTeam());
    Optional<String> org = Optional.ofNullable(who.getEnterpriseId());
    return new Installation(
        who.isEnterpriseInstall() ? Optional.empty() : Optional.of(new TeamId(who.getTeamId())),
        org,
        who.isEnterpriseInstall() ? team : "",
        team,
        orBlank(who.getUrl()),
        who.isEnterpriseInstall(),
        appId,
        orBlank(who.getBotId()),
        orBlank(who.getUserId()),
        scopes.replace(" ", ""),
        Optional.empty(),
        token,
        clock.instant());
  }

  private static String orBlank(@Nullable String value) {
    return value == null ? "" : value;
  }
}
