package dev.patchbay.slack.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.IncidentId;
import dev.patchbay.slack.card.CardAction.Pressed;
import dev.patchbay.support.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CardActionTest {
  @ParameterizedTest
  @EnumSource
  void what_a_button_carries_is_read_back(CardAction action) {
    assertThat(CardAction.pressed(action.value(new IncidentId(Ids.ACCOUNT, "Q1"))))
        .contains(new Pressed(action, "Q1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "acknowledge",
        "acknowledge ",
        "acknowledge  Q1",
        "acknowledge Q1 Q2",
        "dance Q1"
      })
  void what_names_no_action_and_one_incident_is_no_press(String value) {
    assertThat(CardAction.pressed(value)).isEmpty();
  }

  @Test
  void an_id_that_is_too_long_is_none() {
    assertThat(CardAction.pressed("acknowledge Q" + "1".repeat(3000))).isEmpty();
  }
}
