package dev.patchbay.slack.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.incident.click.Click;
import dev.patchbay.incident.click.Click.Button;
import dev.patchbay.slack.inbound.Interaction;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClickPayloadTest {
  private static final String PAGE = "https://acme.pagerduty.com/incidents/PINC1";

  @Test
  void press_in_blocks_gives_button_all_buttons_and_texts() {
    Click click = click("block_actions", Clicked.ACK, "message", Clicked.BLOCKS);
    assertThat(click.pressed()).isEqualTo(new Button("a1", "", "PINC1:ack", "Acknowledge", "", ""));
    assertThat(click.buttons()).extracting(Button::label).contains("Resolve", "Add Note", "View");
    assertThat(click.texts()).containsExactly("Down", "<" + PAGE + "|#7 Down>", PAGE);
  }

  @Test
  void press_in_blocks_of_an_attachment_gives_its_texts() {
    Click click = click("block_actions", Clicked.RESOLVE, "message", Clicked.ATTACHED_BLOCKS);
    assertThat(click.pressed().value()).isEqualTo("PINC1:res");
    assertThat(click.buttons()).hasSize(4);
    assertThat(click.texts()).contains("<" + PAGE + "|#7 Down>");
  }

  @Test
  void legacy_press_gets_its_label_from_the_message() {
    Click click =
        click(
            "interactive_message",
            "{'name':'ack','type':'button','value':'PINC1'}",
            "original_message",
            Clicked.LEGACY);
    assertThat(click.pressed()).isEqualTo(new Button("", "ack", "PINC1", "Acknowledge", "", "cb"));
    assertThat(click.texts()).containsSubsequence("#7 Down", PAGE);
  }

  @Test
  void press_of_an_accessory_is_found() {
    Click click = click("block_actions", Clicked.ACK, "message", Clicked.ACCESSORY);
    assertThat(click.buttons()).containsExactly(click.pressed());
  }

  @Test
  void press_that_leaves_out_its_url_gets_it_from_the_message() {
    Click click =
        click("block_actions", "{'action_id':'a4','type':'button'}", "message", Clicked.BLOCKS);
    assertThat(click.pressed().url()).isEqualTo(PAGE);
  }

  @Test
  void press_on_an_ephemeral_message_has_only_itself() {
    Click click = click("block_actions", Clicked.ACK, "container", "{'is_ephemeral':true}");
    assertThat(click.pressed().label()).isEqualTo("Acknowledge");
    assertThat(click.buttons()).isEmpty();
    assertThat(click.texts()).isEmpty();
  }

  @Test
  void metadata_is_read_too() {
    Click click =
        click(
            "block_actions",
            Clicked.ACK,
            "message",
            "{'metadata':{'event_type':'x','event_payload':{'incident_id':'PINC9'}}}");
    assertThat(click.texts()).contains("PINC9");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'block_actions'}",
        "{'type':'block_actions','actions':null,'message':7}",
        "{'type':'block_actions','actions':[7],'message':{'blocks':{},'attachments':[null,[3]]}}"
      })
  void nonsense_gives_blanks(String payload) {
    Click click = ClickPayload.click(Interaction.of(Clicked.json(payload), Instant.EPOCH));
    assertThat(click.pressed()).isEqualTo(new Button("", "", "", "", "", ""));
  }

  private static Click click(String type, String action, String name, String message) {
    return ClickPayload.click(
        Interaction.of(
            Clicked.json(
                "{'type':'%s','callback_id':'%s','actions':[%s],'%s':%s}"
                    .formatted(
                        type, type.equals("block_actions") ? "" : "cb", action, name, message)),
            Instant.EPOCH));
  }
}
