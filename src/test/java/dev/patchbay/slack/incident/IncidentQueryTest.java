package dev.patchbay.slack.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How people name an incident. */
final class IncidentQueryTest {
  @ParameterizedTest
  @CsvSource({
    "123, 123",
    "#123, 123",
    "*123*, 123",
    "`#123`., 123",
    "\u201c123\u201d, 123",
    "q1abcdef23ghij, Q1ABCDEF23GHIJ",
    "p2abcde, P2ABCDE",
    "QWERTYUIOPASDF, QWERTYUIOPASDF",
    "https://acme.pagerduty.com/incidents/Q1ABCDEF23GHIJ, Q1ABCDEF23GHIJ",
    "<https://acme.eu.pagerduty.com/incidents/Q1ABCDEF23GHIJ|#123>, Q1ABCDEF23GHIJ",
    "acme.pagerduty.com/incidents/Q1ABCDEF23GHIJ?utm_source=slack, Q1ABCDEF23GHIJ",
    "https://Acme.pagerduty.com/incidents/123, acme.pagerduty.com/123"
  })
  void it_is_read_as_meant(String typed, String incident) {
    assertThat(IncidentQuery.parse(typed)).map(IncidentQuery::incident).contains(incident);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "please",
        "PLEASE",
        "qualifications",
        "#",
        "12345678901",
        "https://example.com/incidents/Q1"
      })
  void what_names_none_is_asked_for(String typed) {
    assertThat(IncidentQuery.parse(typed)).isEmpty();
  }

  @Test
  void what_comes_behind_stays_as_typed() {
    assertThat(IncidentQuery.parse("\u00a0123\u00a0Rolled  back"))
        .contains(new IncidentQuery("123", "Rolled  back"));
  }
}
