package dev.patchbay.incident.click;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.incident.IncidentChange;
import dev.patchbay.incident.click.Click.Button;
import dev.patchbay.incident.click.ClickDecoder.Decoded;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ClickDecoderTest {
  private static final String LINK =
      "*Triggered* <https://acme.pagerduty.com/incidents/QLINKED1|[#1234] Database down>";
  private static final IncidentChange ACK = new IncidentChange.Acknowledge();
  private static final IncidentChange RESOLVE = new IncidentChange.Resolve();

  private final ClickDecoder decoder = new ClickDecoder();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        // action id; name; value; label; expected
        "incident_ack_action;;;✓;ack",
        "ackIncident;;;;ack",
        "ACK;;;;ack",
        ";acknowledge;;;ack",
        ";button;acknowledge|PABC123;Go;ack",
        "x1y2z;;;Acknowledge :white_check_mark:;ack",
        "x1y2z;;;✅ Resolve;resolve",
        "x1y2z;;;RESOLVED;resolve",
        "resolve-incident;;;;resolve",
        "pd:v1:incident:resolve;;;;resolve",
        ";;{\"action\":\"resolve\",\"incident_id\":\"Q1\"};;resolve",
        ";;{\"status\":\"acknowledged\",\"action\":\"resolve\"};;resolve",
        ";;{\"status\":\"acknowledged\"};Resolve;resolve",
        ";;{\"status\":\"resolved\"};:tada:;resolve",
        ";;{\"title\":\"cannot resolve host\",\"action\":\"acknowledge\"};;ack",
        ";;action=acknowledge&incident_id=Q1;;ack",
        ";;action%3Dacknowledge%26incident_id%3DQ1;;ack",
        "acknowledge;;;Resolve;ack",
        "ack_resolve_buttons;;;Resolve;resolve",
        ";;Host is not responding to us;Acknowledge;ack",
        "unacknowledge;;;Unacknowledge;none",
        "acknowledge;;;Unacknowledge;none",
        "ack;;;Un-acknowledge;none",
        "unAck;;;;none",
        ";;{\"action\":\"unacknowledge\"};Acknowledge;none",
        ";;{\"action\":\"reopen\"};Resolve;none",
        "add_note;;;Add note;none",
        "resolve_with_note;;;Resolve with note;none",
        "snooze;;;Snooze 1 h;none",
        "packet_loss;;;Backtrack;none",
        "unresolved;;;Unresolved;none",
        "8fGh2Ack9xQzR7bN4mK1pL;;;Do it;none",
        "9xNo_4kRe2-aB7un_cQzR7bN4m;;;Resolve;resolve",
        "aB-No-dE_fG7h-Re_iJ-kLmN-oP;;;Acknowledge;ack",
        ";;;;none",
      })
  void action_is_found_in_whole_words_and_never_mistaken(
      String id, String name, String value, String label, String expected) {
    var pressed = new Button(text(id), text(name), text(value), text(label), "", "");

    var decoded = decoder.decode(new Click(pressed, List.of(pressed), List.of(LINK)));

    switch (expected) {
      case "ack" -> assertThat(change(decoded)).isEqualTo(ACK);
      case "resolve" -> assertThat(change(decoded)).isEqualTo(RESOLVE);
      default -> assertThat(decoded).isEqualTo(new Decoded.Unknown("action"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "{\"incident_id\":\"Q1\",\"service_id\":\"PSERV01\"};Q1",
        "{\"incidentId\":\"QABC1234567890\"};QABC1234567890",
        "{\"incident\":\"Q2X\"};Q2X",
        "{\"incident\":{\"service\":{\"id\":\"PSERV01\"},\"id\":\"Q3\"}};Q3",
        "{\"service\":{\"id\":\"PSERV01\"},\"id\":\"PINC123\"};PINC123",
        "{\"payload\":\"{\\\"incident_id\\\":\\\"Q4\\\"}\"};Q4",
        "{\"incident_number\":42};42",
        "https://acme.eu.pagerduty.com/incidents/Q5?utm=1;Q5",
        "https://ACME.PagerDuty.com/incidents/Q6;Q6",
        "acknowledge|PABC123;PABC123",
        "ack:Q0ZZZZZZZZZZZ1;Q0ZZZZZZZZZZZ1",
        "incident_id%3DQ7%26x%3D1;Q7",
      })
  void incident_that_the_value_names_decides_alone_and_an_id_in_it_comes_first(
      String value, String expected) {
    var pressed = new Button("ack", "", value, "", "", "");

    var decoded = decoder.decode(new Click(pressed, List.of(pressed), List.of(LINK)));

    assertThat(candidates(decoded)).startsWith(expected).doesNotContain("PSERV01");
    if (value.contains("incident")) {
      assertThat(candidates(decoded)).containsExactly(expected);
    } else {
      assertThat(candidates(decoded)).containsExactly(expected, "QLINKED1");
    }
  }

  @Test
  void base64_value_is_opened_and_its_incident_found() {
    var json = "{\"action\":\"acknowledge\",\"incident\":{\"id\":\"QB64\"}}";
    var value = Base64.getUrlEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    var pressed = new Button("x", "", value, "?", "", "");

    var decoded = decoder.decode(new Click(pressed, List.of(pressed), List.of()));

    assertThat(decoded).isEqualTo(new Decoded.Change(List.of("QB64"), ACK));
  }

  @Test
  void legacy_attachment_with_the_incident_in_its_callback_id_is_decoded() {
    var pressed = new Button("", "resolve", "resolve", "Resolve", "", "incident-PCALL12");

    var decoded = decoder.decode(new Click(pressed, List.of(pressed), List.of("Disk full")));

    assertThat(decoded).isEqualTo(new Decoded.Change(List.of("PCALL12"), RESOLVE));
  }

  @Test
  void opaque_button_is_about_the_one_incident_that_all_of_its_message_names() {
    var pressed = new Button("Xa1", "", "opaque", "Acknowledge", "", "PAGERDUTY");
    var view = view("QLINKED1");
    var service = "<https://acme.pagerduty.com/service-directory/PSERV01|Checkout API>";
    var texts = List.of(service, LINK, "Use &#39;it&#39;", "see #9");

    assertThat(candidates(decoder.decode(new Click(pressed, List.of(pressed, view), texts))))
        .containsExactly("PAGERDUTY", "QLINKED1");
    assertThat(candidates(decoder.decode(new Click(pressed, List.of(pressed), texts))))
        .containsExactly("PAGERDUTY", "QLINKED1");
  }

  static Stream<List<String>> mentions() {
    return Stream.of(
        List.of("Related to <https://acme.pagerduty.com/incidents/QPARENT|#12 Rack down>", LINK),
        List.of(LINK, "Related to <https://acme.pagerduty.com/incidents/QPARENT|#12 Rack down>"),
        List.of("Related to <https://acme.pagerduty.com/incidents/QPARENT|#12 Rack down>"),
        List.of("*Triggered* #1 Disk full, see https://acme.pagerduty.com/incidents/QOTHER"),
        List.of("Disk full (<https://acme.pagerduty.com/incidents/QOTHER>)"),
        List.of(LINK, "> Bob: like https://acme.pagerduty.com/incidents/QOTHER?"),
        List.of(
            "<https://acme.pagerduty.com/incidents/QONE|https://acme.pagerduty.com/incidents/QTWO>"),
        List.of("Incident #77 triggered"),
        List.of("Duplicate of incident 77"));
  }

  @ParameterizedTest
  @MethodSource("mentions")
  void incident_that_is_only_mentioned_is_never_acted_on(List<String> texts) {
    var pressed = new Button("Xa1", "", "opaque", "Acknowledge", "", "");

    assertThat(decoder.decode(new Click(pressed, List.of(pressed), texts)))
        .isEqualTo(new Decoded.Unknown("incident"));
  }

  @Test
  void opaque_button_beside_a_button_for_another_incident_is_not_understood() {
    var pressed = new Button("Xa1", "", "opaque", "Acknowledge", "", "");

    assertThat(decoder.decode(new Click(pressed, List.of(pressed, view("QPARENT")), List.of(LINK))))
        .isEqualTo(new Decoded.Unknown("incident"));
  }

  @Test
  void candidates_are_distinct_and_at_most_eight() {
    var value = "PAAAA01 PAAAA02 PAAAA01 PAAAA03 PAAAA04 PAAAA05 PAAAA06 PAAAA07 PAAAA08 PAAAA09";
    var pressed = new Button("ack", "", value, "", "", "");

    var decoded = decoder.decode(new Click(pressed, List.of(pressed), List.of()));

    assertThat(candidates(decoded)).hasSize(8).doesNotHaveDuplicates().startsWith("PAAAA01");
  }

  @Test
  void button_that_opens_a_page_is_a_link() {
    var url = "https://acme.pagerduty.com/incidents/Q1";
    var view = new Button("Xy1", "", "", "View incident", url, "");
    var acting = new Button("Xy2", "", "", "Acknowledge", url, "");

    assertThat(decoder.decode(new Click(view, List.of(view), List.of())))
        .isEqualTo(new Decoded.Link());
    assertThat(decoder.decode(new Click(acting, List.of(acting), List.of())))
        .isEqualTo(new Decoded.Change(List.of("Q1"), ACK));
  }

  private static Button view(String incident) {
    var url = "https://acme.pagerduty.com/incidents/" + incident;
    return new Button("Xa2", "", "", "View", url, "");
  }

  private static IncidentChange change(Decoded decoded) {
    assertThat(decoded).isInstanceOf(Decoded.Change.class);
    return ((Decoded.Change) decoded).change();
  }

  private static List<String> candidates(Decoded decoded) {
    assertThat(decoded).isInstanceOf(Decoded.Change.class);
    return ((Decoded.Change) decoded).candidates();
  }

  /** CsvSource gives null for an empty column. */
  @SuppressWarnings("NullAway") // JUnit passes null although the parameter does not say so
  private static String text(String column) {
    return column == null ? "" : column;
  }
}
