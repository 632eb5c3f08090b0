package dev.patchbay.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Actor;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.secret.Secret;
import dev.patchbay.slack.api.FakeSlackApi;
import dev.patchbay.workspace.Installation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose e-mail address counts as theirs. */
final class SlackEmailsTest {
  private static final Actor ADA = new Actor(new HomeId("T1"), new SlackUserId("U1"));

  private FakeSlackApi slack;
  private SlackPorts ports;

  @BeforeEach
  void start() throws IOException {
    slack = new FakeSlackApi();
    ports =
        new SlackPorts(
            slack.settings(),
            slack.installations,
            Clock.systemUTC(),
            new SimpleMeterRegistry(),
            unsent -> {});
  }

  @AfterEach
  void stop() {
    ports.close();
    slack.close();
  }

  @Test
  void email_is_read_and_its_absence_is_a_refusal() {
    slack.grants("users:read,users:read.email");
    slack.answers(
        "users.info", "{'ok':true,'user':{'team_id':'T1','profile':{'email':'ada@acme.example'}}}");
    assertThat(email(ADA)).isEqualTo(Outcome.done("ada@acme.example"));
    slack.answers("users.info", "{'ok':true,'user':{'team_id':'T1','profile':{}}}");
    assertThat(email(ADA)).isEqualTo(unknown("Slack shows no e-mail address of yours"));
  }

  @Test
  void an_address_that_slack_leaves_out_for_want_of_a_scope_is_told_by_the_scope() {
    var missing =
        Outcome.<String>refused(
            new Refusal.MissingScope(
                Refusal.Vendor.SLACK, Refusal.TokenOwner.APP, "users:read.email"));
    String withoutEmail = "{'ok':true,'user':{'team_id':'T1','profile':{}}}";
    slack.answers("users.info", withoutEmail);
    slack.grants("commands,users:read");
    assertThat(email(ADA)).isEqualTo(missing);

    // What Slack says now goes before what was stored at the installation.
    slack.answers(
        "users.info", 200, withoutEmail, Map.of("x-oauth-scopes", "users:read, users:read.email"));
    assertThat(email(ADA)).isEqualTo(unknown("Slack shows no e-mail address of yours"));
    slack.grants("commands,users:read,users:read.email");
    slack.answers("users.info", 200, withoutEmail, Map.of("x-oauth-scopes", "users:read"));
    assertThat(email(ADA)).isEqualTo(missing);

    slack.answers(
        "users.info", "{'ok':true,'user':{'team_id':'T1','is_restricted':true,'profile':{}}}");
    slack.grants("users:read");
    assertThat(email(ADA))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.refusal()).isInstanceOf(Refusal.NotRecognized.class));
  }

  @Test
  void a_confirmed_address_counts() {
    slack.answers(
        "users.info",
        "{'ok':true,'user':{'team_id':'T1','is_email_confirmed':true,'is_invited_user':false,"
            + "'profile':{'email':'ada@acme.example'}}}");
    assertThat(email(ADA)).isEqualTo(Outcome.done("ada@acme.example"));
  }

  private Outcome<String> email(Actor actor) {
    return ports.slackEmails().of(actor, new TeamId(actor.home().value()));
  }

  private static Outcome<String> unknown(String because) {
    return Outcome.refused(new Refusal.NotRecognized(because));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "'is_restricted':true,guests",
        "'is_ultra_restricted':true,guests",
        "'is_bot':true,bots",
        "'deleted':true,deactivated",
        "'is_stranger':true,another workspace",
        "'is_email_confirmed':false,isn't confirmed",
        "'is_invited_user':true,isn't confirmed",
        "'team_id':'T9',another workspace"
      })
  void only_full_members_of_the_workspace_are_known_by_their_email(String what, String why) {
    slack.answers(
        "users.info",
        "{'ok':true,'user':{"
            + (what.contains("team_id") ? "" : "'team_id':'T1',")
            + what
            + ",'profile':{'email':'ada@acme.example'}}}");
    assertThat(email(ADA))
        .extracting("refusal")
        .isInstanceOfSatisfying(
            Refusal.NotRecognized.class, refusal -> assertThat(refusal.because()).contains(why));
  }

  @Test
  void in_an_org_members_of_all_its_workspaces_are_known_and_others_are_not() {
    slack.installations.save(orgWide());
    var inOrg = new Actor(new HomeId("E1"), new SlackUserId("U1"));
    String user = "{'ok':true,'user':{'team_id':'%s','profile':{'email':'a@b.example'}%s}}";
    slack.answers("users.info", user.formatted("T5", ",'enterprise_user':{'enterprise_id':'E1'}"));
    assertThat(email(inOrg)).isEqualTo(Outcome.done("a@b.example"));
    slack.answers("users.info", user.formatted("T5", ",'enterprise_user':{'enterprise_id':'E9'}"));
    assertThat(email(inOrg)).isInstanceOf(Outcome.Refused.class);
    slack.answers("users.info", user.formatted("T5", ""));
    assertThat(email(inOrg)).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void who_comes_from_a_workspace_without_Patchbay_is_refused_without_asking_Slack() {
    var stranger = new Actor(new HomeId("T9"), new SlackUserId("U9"));
    assertThat(email(stranger))
        .extracting("refusal")
        .isInstanceOfSatisfying(
            Refusal.NotRecognized.class,
            refusal -> assertThat(refusal.because()).contains("another workspace"));
    assertThat(slack.methods()).isEmpty();
  }

  @Test
  void in_a_shared_channel_only_those_of_its_own_workspace_are_known() {
    slack.answers(
        "users.info", "{'ok':true,'user':{'team_id':'T1','profile':{'email':'ada@acme.example'}}}");
    assertThat(ports.slackEmails().of(ADA, new TeamId("T1"))).isInstanceOf(Outcome.Done.class);
    assertThat(ports.slackEmails().of(ADA, new TeamId("T2")))
        .extracting("refusal")
        .isInstanceOfSatisfying(
            Refusal.NotRecognized.class,
            refusal -> assertThat(refusal.because()).contains("another workspace"));
  }

  private static Installation orgWide() {
    return new Installation(
        Optional.empty(),
        Optional.of("E1"),
        "Acme",
        "Acme",
        "",
        true,
        "A1",
        "B1",
        "UBOT",
        "users:read,users:read.email",
        Optional.empty(),
        Secret.of("xoxb-org"),
        Instant.EPOCH);
  }
}
