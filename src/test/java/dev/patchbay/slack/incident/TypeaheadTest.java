package dev.patchbay.slack.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.incident.IncidentDirectory.Choice;
import dev.patchbay.slack.inbound.Ack;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a menu offers. */
final class TypeaheadTest {
  @Test
  void what_has_one_name_shows_its_id_too() {
    assertThat(
            Typeahead.options(
                List.of(
                    new Choice("us.acme/P1", "Twin"),
                    new Choice("us.acme/P2", "twin "),
                    new Choice("PUSER1", "Ada"))))
        .containsExactly(
            new Ack.Option("us.acme/P1", "Twin", "P1"),
            new Ack.Option("us.acme/P2", "twin ", "P2"),
            new Ack.Option("PUSER1", "Ada"));
  }
}
