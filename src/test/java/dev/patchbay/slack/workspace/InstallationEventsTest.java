package dev.patchbay.slack.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.TeamId;
import dev.patchbay.secret.Secret;
import dev.patchbay.slack.api.FakeSlackApi;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.workspace.Installation;
import dev.patchbay.workspace.Rotation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events that Slack repeats for minutes, against the installation of now. */
class InstallationEventsTest {
  private static final TeamId TEAM = new TeamId("T1");
  private static final Outcome<Boolean> DEAD =
      Outcome.refused(new Refusal.BadCredentials(Refusal.Vendor.SLACK, "token_revoked"));

  private FakeSlackApi slack;
  private InstallationEvents events;
  private Outcome<Boolean> works = Outcome.done(true);
  private int asked;

  @BeforeEach
  void start() throws IOException {
    slack = new FakeSlackApi();
    events =
        new InstallationEvents(
            slack.installations,
            installation -> {
              asked++;
              return works;
            },
            team -> {});
  }

  @AfterEach
  void stop() {
    slack.close();
  }

  @Test
  void event_from_before_the_installation_does_not_end_it_if_slack_takes_its_token() {
    gone(before());
    assertThat(installed()).isTrue();
    works = DEAD;
    gone(before());
    assertThat(installed()).isFalse();
  }

  @Test
  void event_from_after_the_installation_ends_it_without_asking() {
    gone(Optional.of(at().plusSeconds(1)));
    assertThat(installed()).isFalse();
    assertThat(asked).isZero();
  }

  @Test
  void event_without_a_time_ends_it_without_asking() {
    gone(Optional.empty());
    assertThat(installed()).isFalse();
    assertThat(asked).isZero();
  }

  @Test
  void end_of_one_of_two_rotating_tokens_is_not_the_end() {
    slack.installations.save(
        FakeSlackApi.installation(
            "xoxe.xoxb-1",
            new Rotation(Secret.of("xoxe-1"), Instant.now().plus(Duration.ofHours(9)))));
    revoked(Optional.of(at().plusSeconds(1)));
    assertThat(installed()).isTrue();
    works = DEAD;
    revoked(Optional.of(at().plusSeconds(1)));
    assertThat(installed()).isFalse();
  }

  @Test
  void app_with_rotating_tokens_that_was_removed_is_gone_without_asking() {
    slack.installations.save(
        FakeSlackApi.installation(
            "xoxe.xoxb-1",
            new Rotation(Secret.of("xoxe-1"), Instant.now().plus(Duration.ofHours(9)))));
    gone(Optional.of(at().plusSeconds(1)));
    assertThat(installed()).isFalse();
    assertThat(asked).isZero();
  }

  @Test
  void doubtful_event_erases_nothing_while_slack_does_not_say_that_the_token_is_dead() {
    for (Refusal unsure :
        List.of(
            new Refusal.Unavailable(Refusal.Vendor.SLACK, "no answer in time"),
            new Refusal.RateLimited(Refusal.Vendor.SLACK, Duration.ofSeconds(30)))) {
      works = Outcome.refused(unsure);
      assertThat(gone(before())).isEqualTo(new Ack.Again());
      assertThat(installed()).isTrue();
    }
    works = DEAD;
    assertThat(gone(before())).isEqualTo(new Ack.Nothing());
    assertThat(installed()).isFalse();
  }

  @Test
  void end_of_an_org_wide_installation_leaves_the_workspaces_own() {
    Installation org =
        new Installation(
            Optional.empty(),
            Optional.of("E1"),
            "Acme Corp",
            "Acme Corp",
            "",
            true,
            "A1",
            "B1",
            "UBOT",
            "commands",
            Optional.empty(),
            Secret.of("xoxb-org"),
            Instant.EPOCH);
    slack.installations.save(org);
    slack.installations.belongs(TEAM, "E1");
    assertThat(slack.installations.find(TEAM)).contains(org);

    events.gone("app_uninstalled", "E1", null, Optional.empty());

    assertThat(slack.installations.find(TEAM).orElseThrow().botToken())
        .isEqualTo(Secret.of("xoxb-acme"));
  }

  private Ack gone(Optional<Instant> at) {
    return events.gone("app_uninstalled", "T1", null, at);
  }

  private void revoked(Optional<Instant> at) {
    events.gone("tokens_revoked", "T1", null, at);
  }

  private Optional<Instant> before() {
    return Optional.of(at().minusSeconds(60));
  }

  private static Instant at() {
    return FakeSlackApi.installation("x").installedAt();
  }

  private boolean installed() {
    return slack.installations.find(TEAM).isPresent();
  }
}
