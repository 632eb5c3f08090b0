package dev.patchbay.slack.wiring;

import static dev.patchbay.slack.wiring.PdFixture.connection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.Scopes;
import dev.patchbay.slack.api.RecordedSlack;
import dev.patchbay.slack.api.SlackSettings;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.token.Person;
import dev.patchbay.wiring.ConnectionHealth;
import dev.patchbay.wiring.ConnectionState;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.apply.CheckConnection.Seen;
import dev.patchbay.wiring.apply.CheckConnection.State;
import dev.patchbay.wiring.apply.OtherExtensions;
import dev.patchbay.workspace.OptionalFeature;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusCommandTest {
  private final PdFixture pd = new PdFixture();

  @BeforeEach
  void everything_works() {
    pd.connections.add(connection("P1", "Check <out>", Options.defaults()));
    pd.person =
        Optional.of(
            new Person(
                PdFixture.ADA, "PU1", "Ada", "ada@example.com", Scopes.ofPerson(), PdFixture.NOW));
  }

  @Test
  void a_healthy_channel_is_called_healthy() {
    assertThat(pd.says("status"))
        .startsWith("*All connections in <#C1> work.*")
        .contains("Patchbay is in this channel.", "*Check &lt;out&gt;*: PagerDuty posts here.")
        .contains("You're logged in to PagerDuty as *Ada*")
        .doesNotContain(":warning:");
  }

  @ParameterizedTest
  @CsvSource({
    "false,false,true,archived",
    "false,true,false,`/invite @Patchbay`",
    "false,false,false,isn't in this channel anymore"
  })
  void a_channel_that_messages_do_not_reach_says_what_to_do(
      boolean member, boolean secret, boolean archived, String words) {
    pd.slack.channel = RecordedSlack.channel(member, secret, archived);
    assertThat(pd.says("status")).startsWith("*<#C1>: 1 problem.*").contains(words);
  }

  @Test
  void a_public_channel_is_reached_without_being_in_it_where_that_was_granted() {
    pd.granted = Set.copyOf(SlackSettings.BOT_SCOPES);
    pd.slack.channel = RecordedSlack.channel(false, false, false);
    assertThat(pd.says("status"))
        .startsWith("*All connections in <#C1> work.*")
        .contains("isn't in this channel, and can post here");
  }

  @Test
  void a_private_channel_that_the_bot_cannot_see_wants_it_invited() {
    pd.slack.channelRefused = Optional.of(new Refusal.ChannelNeedsInvite(PdFixture.OPS));
    assertThat(pd.says("status")).contains(":warning:", "`/invite @Patchbay`");
  }

  @Test
  void a_channel_without_connections_says_how_to_begin() {
    pd.connections.clear();
    assertThat(pd.says("status"))
        .contains("Run `/pd connect` to add one")
        .doesNotContain(":warning:");
  }

  @Test
  void scopes_that_the_workspace_has_not_granted_are_named_with_what_hangs_on_them() {
    var granted = new HashSet<>(SlackSettings.BOT_SCOPES);
    granted.remove("team:read");
    granted.addAll(OptionalFeature.GROUPS.scopes());
    pd.granted = granted;
    assertThat(pd.says("status"))
        .contains("Missing: `team:read`.")
        .contains(
            "Off in this workspace: `@Patchbay ack` in the threads of incidents"
                + " (`app_mentions:read`); previews of PagerDuty links (`links:read`,"
                + " `links:write`); ",
            "<https://patchbay.example.com/slack/install?features=mentions,previews,topics,history|")
        .doesNotContain("usergroups");
  }

  @Test
  void what_was_granted_is_not_guessed_where_nobody_told() {
    assertThat(pd.says("status")).doesNotContain("Missing", "Off in this workspace");
  }

  @Test
  void a_connection_that_is_known_here_not_to_work_says_why() {
    pd.connections.set(
        0,
        PdFixture.ailing(
            pd.connections.get(0),
            new ConnectionHealth(
                ConnectionState.REFUSED,
                "the app's PagerDuty token lacks extensions.write",
                Optional.empty())));
    assertThat(pd.says("status")).contains("1 problem", "lacks extensions.write");
  }

  @ParameterizedTest
  @CsvSource({
    "PAUSED,within 24 hours",
    "UNAUTHORIZED,isn't authorized",
    "CHANGED,were changed in PagerDuty",
    "NO_EVENTS,doesn't send its events"
  })
  void what_PagerDuty_says_of_the_extension_is_told(State state, String words) {
    pd.health = Outcome.done(Seen.of(state));
    assertThat(pd.says("status")).contains("1 problem", words);
  }

  @Test
  void other_extensions_are_named_with_their_owners_before_anyone_removes_them() {
    var others =
        List.of(
            PdFixture.extension("E1", "Old <hand>", Optional.of(PdFixture.ADA.user())),
            PdFixture.extension("E2", "Twin", Optional.empty()),
            PdFixture.extension("E3", "Twin", Optional.empty()),
            PdFixture.extension("E4", " ", Optional.empty()));
    pd.health = Outcome.done(new Seen(State.DOUBLED, OtherExtensions.foreign(others)));
    assertThat(pd.says("status"))
        .contains(
            "1 problem",
            "more than once",
            "*Old &lt;hand&gt;* (made by <@"
                + PdFixture.ADA.user()
                + ">), *Twin* `E2`, *Twin*"
                + " `E3`, `E4`. Press *Remove* to delete them");
    assertThat(PdFixture.json(pd.pd("status")))
        .contains("Old \\u003chand\\u003e, Twin E2, Twin E3 and 1 more. The connection stays.");
  }

  @Test
  void an_extension_of_another_connection_that_came_here_is_not_offered_for_removal() {
    var moved = List.of(connection("P2", "Search", Options.defaults()));
    pd.health = Outcome.done(new Seen(State.DOUBLED, new OtherExtensions(List.of(), moved)));
    assertThat(pd.says("status"))
        .contains(": incidents appear more than once. The extension of the connection to <#C1> was")
        .contains("press *Restore*");
    assertThat(PdFixture.json(pd.pd("status"))).doesNotContain("pd_remove_others");
  }

  @Test
  void connections_by_webhook_share_one_look() {
    for (var name : List.of("Search", "Mail")) {
      pd.connections.add(PdFixture.byWebhook(connection("P" + name, name, Options.defaults())));
    }
    pd.health = Outcome.done(Seen.of(State.NO_EVENTS));
    assertThat(pd.says("status"))
        .contains("3 problems", "*Search*: PagerDuty doesn't send", "*Mail*");
    assertThat(pd.looked).hasSize(2).contains("Check <out>");
  }

  @Test
  void an_extension_that_is_gone_is_told_as_such() {
    pd.health = Outcome.refused(new Refusal.NotFound("extension", "EP1"));
    assertThat(pd.says("status")).contains("PagerDuty extension is missing", "`/pd connect`");
  }

  @Test
  void a_slow_or_absent_PagerDuty_does_not_break_it() {
    pd.pagerDutyThreads.hold();
    assertThat(pd.says("status")).contains("Couldn't check", "PagerDuty didn't respond in time");
    pd.pagerDutyThreads.release();
    pd.health = PdFixture.away();
    assertThat(pd.says("status")).contains("couldn't check it in PagerDuty", "in this channel");
  }

  @Test
  void a_slow_slack_does_not_break_it() {
    pd.slackThreads.hold();
    assertThat(pd.says("status")).contains("Couldn't check", "Slack didn't respond in time");
    pd.slackThreads.release();
  }

  @Test
  void scopes_that_the_app_lacks_are_named_with_what_hangs_on_them() {
    pd.app = new Status.App(true, Optional.empty(), Set.of("extensions.write", "oncalls.read"));
    assertThat(pd.says("status"))
        .contains("`extensions.write`: Channels cannot be connected")
        .contains("`oncalls.read`: Who is on call cannot be shown or followed.");
  }

  @Test
  void an_app_token_in_trouble_says_why() {
    pd.app =
        new Status.App(
            false,
            Optional.of(
                new Refusal.BadCredentials(Refusal.Vendor.PAGERDUTY, "check PAGERDUTY_REGION")),
            Set.of());
    assertThat(pd.says("status")).contains("isn't there yet", "check PAGERDUTY_REGION");
  }

  @Test
  void the_caller_s_log_in_and_what_it_lacks_are_told() {
    pd.person =
        Optional.of(
            new Person(
                PdFixture.ADA,
                "PU1",
                "Ada",
                "",
                Set.of("openid", "incidents.read"),
                PdFixture.NOW));
    assertThat(pd.says("status")).contains("`incidents.write`: Incidents cannot be acknowledged");
    pd.person = Optional.empty();
    pd.own = Outcome.refused(new Refusal.LoginEnded());
    assertThat(pd.says("status")).contains("login is no longer valid");
    pd.own = Outcome.refused(new Refusal.NotLoggedIn());
    assertThat(pd.says("status")).contains("not logged in to PagerDuty. Run `/pd login`");
  }

  @Test
  void a_direct_message_and_a_workspace_without_the_app_are_told_apart() {
    pd.connections.clear();
    var direct = ((Ack.Says) pd.pd(PdFixture.request("status", "D1", "directmessage")));
    assertThat(direct.content().text()).startsWith("*Direct messages can't be connected");
    pd.installed = false;
    assertThat(pd.says("status")).contains("isn't installed");
  }

  @Test
  void many_connections_fit_a_message() {
    for (int i = 0; i < 30; i++) {
      pd.connections.add(connection("PX" + i, "&".repeat(300), Options.defaults()));
    }
    assertThat(pd.says("status")).contains("and 23 more");
  }
}
