package dev.patchbay.slack.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.block.DividerBlock;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Pause;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.slack.SlackPorts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URLDecoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each family of methods sends, and what it makes of the answer. */
class ApiFamiliesTest {
  private static final TeamId TEAM = new TeamId("T1");
  private static final Place HERE = new Place(TEAM, new ChannelId("C1"));

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private FakeSlackApi slack;
  private SlackPorts ports;
  private SlackApi api;

  @BeforeEach
  void start() throws IOException {
    slack = new FakeSlackApi();
    ports =
        new SlackPorts(
            slack.settings(), slack.installations, Clock.systemUTC(), meters, unsent -> {});
    api = ports.api();
  }

  @AfterEach
  void stop() {
    ports.close();
    slack.close();
  }

  @Test
  void a_post_carries_blocks_thread_and_metadata() {
    slack.answers("chat.postMessage", "{'ok':true,'ts':'1.2'}");
    var message =
        ChatMessage.of("x", List.of(DividerBlock.builder().build()))
            .inThread("1.1", true)
            .with(new MessageMetadata("patchbay_incident", Map.of("incident", "Q1")));
    assertThat(api.chat().post(HERE, message)).isEqualTo(Outcome.done("1.2"));
    assertThat(asked(0))
        .contains(
            "channel=C1",
            "blocks=[{\"type\":\"divider\"}]",
            "thread_ts=1.1",
            "reply_broadcast=1",
            "unfurl_links=0",
            "metadata={\"event_type\":\"patchbay_incident\",\"event_payload\":{\"incident\":\"Q1\"}}");
  }

  @Test
  void an_update_takes_old_attachments_away() {
    slack.answers("chat.update", "{'ok':true,'ts':'1.2'}");
    assertThat(api.chat().update(HERE, "1.2", ChatMessage.of("x", List.of())))
        .isEqualTo(Outcome.done(true));
    assertThat(asked(0)).contains("ts=1.2", "attachments=[]").doesNotContain("blocks=");
  }

  @Test
  void a_deleted_message_is_counted() {
    slack.answers("chat.delete", "{'ok':true}");
    assertThat(api.chat().delete(HERE, "1.2")).isEqualTo(Outcome.done(true));
    assertThat(meters.get("patchbay.messages").tags("action", "delete", "outcome", "ok").counter())
        .extracting(counter -> counter.count())
        .isEqualTo(1.0);
  }

  @Test
  void history_tells_metadata_by_which_a_message_is_found_again() {
    slack.answers(
        "conversations.history",
        "{'ok':true,'messages':[{'ts':'1.3','text':'hi'},{'ts':'1.2','metadata':"
            + "{'event_type':'patchbay_incident','event_payload':{'incident':'Q1'}}}]}");
    var found = api.conversations().history(HERE, Instant.ofEpochSecond(17, 5_000), 20);
    var messages = ((Outcome.Done<List<ChannelMessage>>) found).value();
    assertThat(messages.get(0).metadata()).isEmpty();
    assertThat(messages.get(1).metadata().orElseThrow().payload()).containsEntry("incident", "Q1");
    assertThat(asked(0)).contains("oldest=17.000005", "include_all_metadata=1", "limit=20");
  }

  @Test
  void a_list_of_channels_is_whole_or_refused() {
    slack.answers(
        "conversations.list",
        "{'ok':true,'channels':[{'id':'C1','name':'ops','is_member':true}],"
            + "'response_metadata':{'next_cursor':''}}");
    assertThat(api.conversations().list(TEAM, Pause.NEVER))
        .isEqualTo(
            Outcome.done(
                List.of(new SlackChannel(new ChannelId("C1"), "ops", true, false, false, false))));
    assertThat(asked(0)).contains("team_id=T1", "types=public_channel,private_channel");
    slack.answers("conversations.list", 429, "{}", Map.of("Retry-After", "9"));
    assertThat(api.conversations().list(TEAM, Pause.NEVER))
        .isEqualTo(Outcome.refused(new Refusal.RateLimited(Vendor.SLACK, Duration.ofSeconds(9))));
  }

  @Test
  void a_page_of_channels_that_slack_refuses_for_its_rate_is_asked_for_again_five_times() {
    slack.answers("conversations.list", 429, "{}", Map.of("Retry-After", "9"));
    var waits = new ArrayList<Refusal.RateLimited>();
    var limited = new Refusal.RateLimited(Vendor.SLACK, Duration.ofSeconds(9));
    assertThat(api.conversations().list(TEAM, waits::add)).isEqualTo(Outcome.refused(limited));
    assertThat(waits).containsExactly(limited, limited, limited, limited, limited);
  }

  @Test
  void a_user_is_known_as_guest_or_stranger() {
    slack.answers(
        "users.info",
        "{'ok':true,'user':{'id':'U1','is_restricted':true,'is_stranger':true,"
            + "'real_name':'Ada','profile':{'email':'ada@acme.example'}}}");
    var user = ((Outcome.Done<SlackUser>) api.users().info(TEAM, new SlackUserId("U1"))).value();
    assertThat(user.guest()).isTrue();
    assertThat(user.stranger()).isTrue();
    assertThat(user.email()).contains("ada@acme.example");
  }

  @Test
  void an_answer_without_what_was_asked_for_is_no_answer() {
    slack.answers("users.info", "{'ok':true}");
    slack.answers("team.info", "{'ok':true,'team':{}}");
    slack.answers("conversations.list", "{'ok':true,'channels':[{'name':'without an id'}]}");
    assertUnavailable(api.users().info(TEAM, new SlackUserId("U1")));
    assertUnavailable(api.team().name(TEAM));
    assertUnavailable(api.conversations().list(TEAM, Pause.NEVER));
  }

  private static void assertUnavailable(Outcome<?> outcome) {
    assertThat(((Outcome.Refused<?>) outcome).refusal()).isInstanceOf(Refusal.Unavailable.class);
  }

  private String asked(int index) {
    return URLDecoder.decode(slack.asked.get(index).body(), UTF_8);
  }
}
