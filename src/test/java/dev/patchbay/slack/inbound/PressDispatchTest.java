package dev.patchbay.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.bolt.response.Response;
import dev.patchbay.slack.card.Clicked;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Presses of buttons through Bolt: on cards of incidents, and our own. */
class PressDispatchTest {
  private DispatchBench bench;

  @BeforeEach
  void start() throws IOException {
    bench = new DispatchBench();
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {Clicked.BLOCKS, Clicked.ATTACHED_BLOCKS, Clicked.ACCESSORY})
  void press_becomes_a_click_with_the_message_untouched(String message) {
    Response answer = bench.press(Clicked.ACK, message);
    assertThat(answer.getBody()).isNull();
    assertThat(bench.clicks.get(0).messageTs()).isEqualTo("1.2");
    assertThat(Clicked.json(bench.clicks.get(0).message())).isEqualTo(Clicked.json(message));
  }

  @Test
  void press_among_blocks_that_bolt_cannot_parse_is_a_click() {
    bench.press(
        Clicked.ACK, "{'blocks':[{'type':'actions','elements':[{'type':'hologram'}]},{'type':7}]}");
    assertThat(bench.clicks).hasSize(1);
  }

  @Test
  void press_that_names_two_actions_is_the_first() {
    bench.press(Clicked.RESOLVE + "," + Clicked.ACK, Clicked.BLOCKS);
    assertThat(bench.clicks.get(0).change().getClass().getSimpleName()).isEqualTo("Resolve");
  }

  @Test
  void legacy_press_becomes_a_click() {
    bench.json(
        "{'type':'interactive_message','callback_id':'cb','actions':[{'name':'ack','type':'button',"
            + "'value':'PINC1'}],'message_ts':'1.2',"
            + DispatchBench.WHO
            + ",'original_message':"
            + Clicked.LEGACY
            + "}");
    assertThat(bench.clicks).hasSize(1);
  }

  @Test
  void press_that_is_not_understood_is_kept_redacted_and_told() {
    bench.press(Clicked.NOTE, Clicked.BLOCKS);
    assertThat(bench.unknown.get(0)).contains("Add Note").doesNotContain("1.2.x", "/said");
    bench.afterAck.drain(Duration.ofSeconds(5));
    assertThat(bench.slack.asked.get(0).body())
        .contains(
            "didn't recognize this button", "acme.pagerduty.com/incidents/PINC1", "\"ephemeral\"");
  }

  @Test
  void press_on_a_message_that_names_several_incidents_is_answered_with_a_question() {
    bench.press(
        "{'type':'button','action_id':'a9','text':{'type':'plain_text','text':'Which'}}",
        "{'ts':'1.2','text':'Down','blocks':[{'type':'section','text':{'type':'mrkdwn','text':"
            + "'Related to <https://acme.pagerduty.com/incidents/QPARENT|#12 Rack down>'}},"
            + Clicked.SECTION
            + "]}");
    bench.afterAck.drain(Duration.ofSeconds(5));
    assertThat(bench.slack.asked.get(0).body())
        .contains("Which incident do you mean?", "`QPARENT`", "`PINC1`", "`/pd ack ID`");
    assertThat(bench.clicks).isEmpty();
  }

  @Test
  void link_button_does_nothing() {
    bench.press(Clicked.LINK, Clicked.BLOCKS);
    assertThat(bench.clicks).isEmpty();
    assertThat(bench.unknown).isEmpty();
  }

  @Test
  void own_button_goes_on_with_its_command_and_tells_the_person() {
    bench.press("{'type':'button','action_id':'pd_continue','value':'connect checkout'}", "{}");
    assertThat(bench.commands.get(0).typed()).isEqualTo("connect checkout");
    bench.afterAck.drain(Duration.ofSeconds(5));
    assertThat(bench.slack.methods()).containsExactly("said");
    assertThat(bench.slack.asked.get(0).body()).contains("answered", "\"replace_original\":false");
  }

  @Test
  void a_button_of_ours_that_nobody_knows_is_answered_in_words() {
    Response answer = bench.press("{'type':'button','action_id':'pd_gone','value':'x'}", "{}");
    assertThat(answer.getStatusCode()).isEqualTo(200);
    bench.afterAck.drain(Duration.ofSeconds(5));
    assertThat(bench.slack.asked.get(0).body()).contains("doesn't know this button", "/pd help");
  }

  @Test
  void element_of_a_modal_is_no_press_on_an_incident() {
    String inModal =
        DispatchBench.WHO.replace("'container':{'type':'message'", "'container':{'type':'view'");
    bench.json("{'type':'block_actions','actions':[" + Clicked.ACK + "]," + inModal + "}");
    bench.json("{'type':'block_actions','actions':[{'action_id':'pd_notify'}]," + inModal + "}");
    bench.json("{'type':'block_actions','actions':[{'action_id':'notify'}]," + inModal + "}");
    assertThat(bench.clicks).isEmpty();
    assertThat(bench.unknown).isEmpty();
    bench.afterAck.drain(Duration.ofSeconds(5));
    assertThat(bench.slack.asked).isEmpty();
  }

  @Test
  void broken_button_is_acknowledged_and_told() {
    bench.broken = true;
    Response answer =
        bench.press("{'type':'button','action_id':'pd_edit','value':'edit P1'}", "{}");
    assertThat(answer.getStatusCode()).isEqualTo(200);
    bench.afterAck.drain(Duration.ofSeconds(5));
    assertThat(bench.slack.asked.get(0).body()).contains("Something went wrong");
  }
}
