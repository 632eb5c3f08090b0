package dev.patchbay.workspace;

import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.secret.Secret;
import java.time.Instant;
import java.util.Optional;

/** Installations for tests of this package. */
public final class Samples {
  public static final TeamId ACME = new TeamId("T1");

  private Samples() {}

  public static Installation workspace(String token) {
    return new Installation(
        Optional.of(ACME),
        Optional.empty(),
        "",
        "Acme",
        "https://acme.slack.com/",
        false,
        "A1",
        "B1",
        "U1",
        "chat:write,commands",
        Optional.of(new SlackUserId("U2")),
        Secret.of(token),
        Instant.parse("2026-11-23T09:00:00Z"));
  }

  public static Installation orgWide(String org, String token) {
    return new Installation(
        Optional.empty(),
        Optional.of(org),
        "Acme Corp",
        "Acme Corp",
        "",
        true,
        "A1",
        "B1",
        "U1",
        "chat:write",
        Optional.empty(),
        Secret.of(token),
        Instant.parse("2026-11-23T09:00:00Z"));
  }

  /** {@link #workspace} with a bot token that Slack ends at {@code expires}. */
  static Installation rotating(String token, String refreshToken, Instant expires) {
    return workspace(token)
        .refreshed(
            new BotTokenRefresh.Refreshed(Secret.of(token), Secret.of(refreshToken), expires, ""));
  }
}
