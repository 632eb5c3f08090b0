package dev.patchbay.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.secret.Secret;
import dev.patchbay.slack.SlackPorts;
import dev.patchbay.slack.api.FakeSlackApi;
import dev.patchbay.slack.workspace.InstallationEvents;
import dev.patchbay.slack.workspace.TeamNames;
import dev.patchbay.workspace.Installation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who and where, for an app that is installed for a whole org. */
class OrgWideTest {
  private static final Place HERE = new Place(new TeamId("T1"), new ChannelId("C1"));
  private static final Actor ADA = new Actor(new HomeId("E1"), new SlackUserId("U1"));
  private static final String COMMAND =
      """
      {"command":"/pd","text":"list","team_id":"T1","team_domain":"acme","enterprise_id":"E1",
       "channel_id":"C1","user_id":"U1","is_enterprise_install":"true"}
      """;

  /** The member is at home in T9, and the workspace is left out. */
  private static final String PRESS =
      """
      {"type":"block_actions","team":null,"enterprise":{"id":"E1","name":"Acme Group"},
       "user":{"id":"U1","team_id":"T9"},"channel":{"id":"C1"},"is_enterprise_install":true}
      """;

  private FakeSlackApi slack;
  private SlackPorts ports;
  private InstallationEvents events;

  @BeforeEach
  void start() throws IOException {
    slack = new FakeSlackApi();
    slack.installations.save(
        new Installation(
            Optional.empty(),
            Optional.of("E1"),
            "Acme Group",
            "Acme Group",
            "",
            true,
            "A1",
            "B1",
            "UBOT",
            "chat:write",
            Optional.empty(),
            Secret.of("xoxb-org"),
            Instant.EPOCH));
    ports =
        new SlackPorts(
            slack.settings(),
            slack.installations,
            Clock.systemUTC(),
            new SimpleMeterRegistry(),
            unsent -> {});
    var names =
        new TeamNames(
            slack.installations, ports.api().team()::name, Clock.systemUTC(), Runnable::run);
    events = new InstallationEvents(slack.installations, installation -> Outcome.done(true), names);
  }

  @AfterEach
  void stop() {
    ports.close();
    slack.close();
  }

  @Test
  void a_person_is_the_same_for_a_command_and_a_press_so_that_one_login_is_asked_for() {
    assertThat(seen(COMMAND).actor()).isEqualTo(ADA);
    assertThat(seen(PRESS).actor()).isEqualTo(ADA);
  }

  @Test
  void a_press_finds_the_connections_of_its_channel_though_it_names_no_workspace() {
    assertThat(seen(COMMAND).place()).contains(HERE);
    assertThat(seen(PRESS).place()).contains(HERE);
  }

  @Test
  void a_channel_of_two_workspaces_has_the_connections_of_the_first() {
    seen(COMMAND);
    assertThat(seen(COMMAND.replace("T1", "T2")).place()).contains(HERE);
  }

  @Test
  void a_press_in_an_unknown_channel_has_the_org_to_find_the_installation_by() {
    assertThat(seen(PRESS).team()).isEqualTo(new TeamId("E1"));
  }

  @Test
  void an_extension_is_given_the_name_of_the_workspace_not_of_the_org() {
    seen(COMMAND);
    assertThat(slack.installations.inWorkspace(HERE.team()).map(Installation::teamName))
        .contains("acme");
    assertThat(slack.installations.find(HERE.team()).map(Installation::teamName))
        .contains("Acme Group");
  }

  @Test
  void slack_is_asked_once_what_the_workspace_is_called() {
    slack.answers("team.info", "{'ok':true,'team':{'id':'T1','name':'Acme Corp'}}");
    seen(COMMAND);
    assertThat(slack.installations.inWorkspace(HERE.team()).map(Installation::teamName))
        .contains("Acme Corp");
    seen(COMMAND);
    assertThat(slack.methods()).containsExactly("team.info");
    assertThat(slack.asked.get(0).body()).contains("team=T1");
  }

  @Test
  void a_workspace_goes_by_its_domain_where_the_scope_for_its_name_is_missing() {
    slack.answers("team.info", "{'ok':false,'error':'missing_scope','needed':'team:read'}");
    seen(COMMAND);
    seen(COMMAND);
    assertThat(slack.installations.inWorkspace(HERE.team()).map(Installation::teamName))
        .contains("acme");
    assertThat(slack.methods()).containsExactly("team.info");
  }

  @Test
  void the_bot_of_the_org_reaches_the_person() {
    assertThat(slack.installations.reach(ADA.home())).contains(new TeamId("E1"));
  }

  @Test
  void without_an_org_a_stranger_is_at_home_elsewhere_than_the_place() {
    var press =
        Interaction.ofJson(
            PRESS.replace("\"enterprise\"", "\"none\"").replace("null", "{\"id\":\"T1\"}"),
            Instant.EPOCH);
    assertThat(press.orElseThrow().actor().home()).isEqualTo(new HomeId("T9"));
    assertThat(press.orElseThrow().place()).contains(HERE);
    assertThat(press.orElseThrow().stranger()).isTrue();
  }

  @Test
  void a_stranger_of_another_org_keeps_their_own_home() {
    var press = seen(PRESS.replace("\"T9\"", "\"E9\""));
    assertThat(press.stranger()).isTrue();
    assertThat(press.actor().home()).isEqualTo(new HomeId("E9"));
    assertThat(seen(PRESS).stranger()).as("another workspace of the org").isFalse();
  }

  private Interaction seen(String json) {
    var payload = Interaction.ofJson(json, Instant.EPOCH).orElseThrow();
    events.belongs(payload);
    return payload;
  }
}
