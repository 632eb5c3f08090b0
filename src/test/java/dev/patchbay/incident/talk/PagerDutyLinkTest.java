package dev.patchbay.incident.talk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.AccountId;
import dev.patchbay.incident.talk.PagerDutyLink.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are those of our account's incidents and services. */
final class PagerDutyLinkTest {
  private static final AccountId ACME = new AccountId("us", "acme");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://acme.pagerduty.com/incidents/Q1ABCDEF23GHIJ",
        "https://ACME.pagerduty.com/incidents/q1abcdef23ghij/timeline",
        "https://acme.pagerduty.com/incidents/Q1ABCDEF23GHIJ?utm_source=slack#notes"
      })
  void an_incident_is_found(String url) {
    assertThat(PagerDutyLink.of(url, ACME))
        .contains(new PagerDutyLink(Kind.INCIDENT, "Q1ABCDEF23GHIJ"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://acme.pagerduty.com/services/PABC123",
        "https://acme.pagerduty.com/service-directory/PABC123/integrations"
      })
  void a_service_is_found(String url) {
    assertThat(PagerDutyLink.of(url, ACME)).contains(new PagerDutyLink(Kind.SERVICE, "PABC123"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://other.pagerduty.com/incidents/Q1",
        "https://acme.eu.pagerduty.com/incidents/Q1",
        "https://acme.pagerduty.com.evil.example/incidents/Q1",
        "https://acme.pagerduty.com@evil.example/incidents/Q1",
        "https://evil.example/acme.pagerduty.com/incidents/Q1",
        "https://acme.pagerduty.com/incidents",
        "https://acme.pagerduty.com/schedules/P1",
        "acme"
      })
  void others_are_not(String url) {
    assertThat(PagerDutyLink.of(url, ACME)).isEmpty();
  }

  @Test
  void the_eu_has_its_own_host() {
    var account = new AccountId("eu", "acme");
    assertThat(PagerDutyLink.of("https://acme.eu.pagerduty.com/incidents/Q1", account)).isPresent();
    assertThat(PagerDutyLink.of("https://acme.pagerduty.com/incidents/Q1", account)).isEmpty();
  }
}
