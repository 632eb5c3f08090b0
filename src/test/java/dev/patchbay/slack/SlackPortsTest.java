package dev.patchbay.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.secret.Secret;
import dev.patchbay.slack.api.FakeSlackApi;
import dev.patchbay.token.Person;
import dev.patchbay.wiring.apply.extension.Channels.Channel;
import dev.patchbay.workspace.Installation;
import dev.patchbay.workspace.OptionalFeature;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackPortsTest {
  private static final TeamId TEAM = new TeamId("T1");
  private static final ChannelId CHANNEL = new ChannelId("C1");
  private static final URI BACK = URI.create("https://patchbay.example.com/slack/oauth_redirect");

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
  void public_channel_is_joined_if_the_bot_is_not_in_it() {
    channel("'is_channel':true");
    slack.answers("conversations.join", "{'ok':true,'channel':{'id':'C1'}}");
    assertThat(ready()).isEqualTo(Outcome.done(new Channel(CHANNEL, "ops", false)));
    assertThat(slack.methods()).containsExactly("conversations.info", "conversations.join");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void public_channel_is_ready_without_joining_where_the_workspace_grants_that(boolean granted) {
    channel("'is_channel':true");
    slack.answers(
        "conversations.join", "{'ok':false,'error':'missing_scope','needed':'channels:join'}");
    slack.grants(granted ? "commands,chat:write,chat:write.public" : "commands,chat:write");

    if (granted) {
      assertThat(ready()).isEqualTo(Outcome.done(new Channel(CHANNEL, "ops", false)));
    } else {
      assertThat(ready()).extracting("refusal").isInstanceOf(Refusal.MissingScope.class);
    }
  }

  @Test
  void token_is_revoked_and_one_that_is_dead_already_needs_no_revoking() {
    slack.answers("auth.revoke", "{'ok':true,'revoked':true}");
    assertThat(ports.oauth().revoke(Secret.of("xoxb-new"))).isEqualTo(Outcome.done(true));
    assertThat(slack.asked.get(0).authorization()).isEqualTo("Bearer xoxb-new");
    slack.answers("auth.revoke", "{'ok':false,'error':'token_revoked'}");
    assertThat(ports.oauth().revoke(Secret.of("xoxb-new"))).isEqualTo(Outcome.done(false));
  }

  @Test
  void channel_with_the_bot_is_ready_at_once() {
    channel("'is_member':true,'is_private':true");
    assertThat(ready()).isEqualTo(Outcome.done(new Channel(CHANNEL, "ops", true)));
    assertThat(slack.methods()).containsExactly("conversations.info");
  }

  @ParameterizedTest
  @CsvSource({
    "is_archived,ChannelArchived",
    "is_private,ChannelNeedsInvite",
    "is_im,NotAChannel",
    "is_mpim,NotAChannel"
  })
  void channel_that_cannot_be_wired_is_refused_by_its_reason(String flag, String refusal) {
    channel("'" + flag + "':true");
    assertThat(ready()).extracting("refusal.class.simpleName").isEqualTo(refusal);
  }

  @Test
  void invisible_channel_needs_an_invitation_and_direct_message_is_none() {
    slack.answers("conversations.info", "{'ok':false,'error':'channel_not_found'}");
    assertThat(ready()).isEqualTo(Outcome.refused(new Refusal.ChannelNeedsInvite(CHANNEL)));
    var direct = new ChannelId("D1");
    assertThat(ports.channels().ready(TEAM, direct))
        .isEqualTo(Outcome.refused(new Refusal.NotAChannel(direct)));
  }

  @Test
  void the_end_of_a_consent_is_told_to_the_person_directly() {
    slack.answers("chat.postMessage", "{'ok':true,'ts':'1.2'}");
    var ada = new Actor(new HomeId(TEAM.value()), new SlackUserId("U1"));
    var person = new Person(ada, "PU1", "Ada <L>", "ada@acme.example", Set.of(), Instant.EPOCH);
    var end = Instant.parse("2027-01-31T10:00:00Z");
    assertThat(ports.consentListener().endsSoon(person, end)).isEqualTo(Outcome.done(true));
    assertThat(URLDecoder.decode(slack.asked.get(0).body(), UTF_8))
        .contains("channel=U1", "*Ada &lt;L&gt;*", "2027-01-31", "`/pd login`");
    slack.answers("chat.postMessage", "{'ok':false,'error':'ratelimited'}");
    assertThat(ports.consentListener().endsSoon(person, end))
        .extracting("refusal")
        .isInstanceOf(Refusal.RateLimited.class);
  }

  @Test
  void authorize_url_asks_for_the_scopes_of_the_manifest() {
    assertThat(ports.oauth().authorizeUrl("st&te", BACK, Set.of()).toString())
        .startsWith("https://slack.com/oauth/v2/authorize?client_id=1.2&scope=commands%2Cchat")
        .contains("users%3Aread.email", "state=st%26te", "redirect_uri=https%3A%2F%2Fpatchbay");
  }

  @Test
  void authorize_url_asks_for_the_scopes_of_the_features_that_are_wanted() {
    var url = ports.oauth().authorizeUrl("state", BACK, Set.of(OptionalFeature.PREVIEWS));
    assertThat(url.toString())
        .contains("links%3Aread%2Clinks%3Awrite&")
        .doesNotContain("usergroups");
  }

  @Test
  void code_becomes_an_installation() {
    slack.answers(
        "oauth.v2.access",
        "{'ok':true,'access_token':'xoxb-new','scope':'commands,chat:write','bot_user_id':'UB',"
            + "'app_id':'A7','team':{'id':'T7','name':'Seven'},'enterprise':null,"
            + "'authed_user':{'id':'U7'}}");
    slack.answers(
        "auth.test", "{'ok':true,'url':'https://seven.slack.com/','bot_id':'B7','team_id':'T7'}");
    Installation made = done(ports.oauth().exchange("code", BACK));
    assertThat(made.team()).contains(new TeamId("T7"));
    assertThat(made.botToken()).isEqualTo(Secret.of("xoxb-new"));
    assertThat(made.installer()).contains(new SlackUserId("U7"));
    assertThat(made.botId()).isEqualTo("B7");
    assertThat(made.orgWide()).isFalse();
  }

  @Test
  void org_wide_grant_has_no_team() {
    slack.answers(
        "oauth.v2.access",
        "{'ok':true,'access_token':'xoxb-org','team':null,'is_enterprise_install':true,"
            + "'enterprise':{'id':'E1','name':'Big'},'authed_user':{'id':'U7'}}");
    Installation made = done(ports.oauth().exchange("code", BACK));
    assertThat(made.team()).isEmpty();
    assertThat(made.enterprise()).contains("E1");
    assertThat(made.teamName()).isEqualTo("Big");
    assertThat(made.orgWide()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"invalid_code,Rejected", "bad_client_secret,BadCredentials"})
  void refused_code_is_named(String error, String refusal) {
    slack.answers("oauth.v2.access", "{'ok':false,'error':'" + error + "'}");
    assertThat(ports.oauth().exchange("code", BACK))
        .extracting("refusal.class.simpleName")
        .isEqualTo(refusal);
  }

  @Test
  void bare_bot_token_becomes_an_installation_that_is_saved() {
    slack.answers(
        "auth.test",
        200,
        "{'ok':true,'url':'https://two.slack.com/','team':'Two','team_id':'T2','user_id':'UB',"
            + "'bot_id':'B2'}",
        Map.of("x-oauth-scopes", "commands, chat:write"));
    slack.answers("bots.info", "{'ok':true,'bot':{'id':'B2','app_id':'A2'}}");
    done(ports.botTokenInstallation().orElseThrow().install());
    Installation saved = slack.installations.find(new TeamId("T2")).orElseThrow();
    assertThat(saved.appId()).isEqualTo("A2");
    assertThat(saved.scopes()).isEqualTo("commands,chat:write");
    assertThat(saved.installer()).isEqualTo(Optional.empty());
  }

  @Test
  void bare_bot_token_that_slack_refuses_saves_nothing() {
    slack.answers("auth.test", "{'ok':false,'error':'invalid_auth'}");
    assertThat(ports.botTokenInstallation().orElseThrow().install())
        .isEqualTo(Outcome.refused(new Refusal.BadCredentials(Vendor.SLACK, "invalid_auth")));
    assertThat(slack.installations.all()).hasSize(1);
  }

  private void channel(String flags) {
    slack.answers(
        "conversations.info", "{'ok':true,'channel':{'id':'C1','name':'ops'," + flags + "}}");
  }

  private Outcome<Channel> ready() {
    return ports.channels().ready(TEAM, CHANNEL);
  }

  private static <T> T done(Outcome<T> outcome) {
    return ((Outcome.Done<T>) outcome).value();
  }
}
