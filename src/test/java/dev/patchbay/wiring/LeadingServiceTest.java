package dev.patchbay.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Actor;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.sandbox.pagerduty.account.SimulatedService;
import dev.patchbay.support.PagerDutyAccount;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which service typed words begin with, at a simulated PagerDuty. */
final class LeadingServiceTest {
  private static final Actor ANN = new Actor(new HomeId("T1"), new SlackUserId("U1"));

  private final PagerDutyAccount pagerDuty = new PagerDutyAccount();
  private final Credential credential = pagerDuty.credential(pagerDuty.person("Ann", Role.USER));
  private final FindService find =
      new FindService(
          pagerDuty.client().services(), actor -> Outcome.done(credential), Clock.systemUTC());

  @BeforeEach
  void services() {
    put("PCHECK1", "Checkout");
    put("PCHECK2", "Checkout API");
    put("PPAYMT1", "PAYMENTS");
    put("PCAFE01", "Café São Paulo");
    put("PQUOTE1", "Bob's \"Fast\" Lane");
    put("PSTORE1", "checkout-store");
  }

  @AfterEach
  void close() {
    pagerDuty.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Checkout API disk full|PCHECK2|disk full",
        "Checkout disk full|PCHECK1|disk full",
        "Checkout APIs fail|PCHECK1|APIs fail",
        "CHECKOUT  api : disk full|PCHECK2|disk full",
        "checkout api: disk full|PCHECK2|disk full",
        "checkout api - disk full|PCHECK2|disk full",
        "checkout\u00a0api disk full|PCHECK2|disk full",
        "“Checkout API” disk full|PCHECK2|disk full",
        "*Checkout API* disk full|PCHECK2|disk full",
        "\"Checkout\" API is slow|PCHECK1|API is slow",
        "PCHECK2 disk full|PCHECK2|disk full",
        "https://acme.pagerduty.com/service-directory/PCHECK2 disk full|PCHECK2|disk full",
        "<https://acme.pagerduty.com/service-directory/PCHECK2> disk full|PCHECK2|disk full",
        "PAYMENTS are late|PPAYMT1|are late",
        "payments|PPAYMT1|''",
        "cafe\u0301 são paulo closed|PCAFE01|closed",
        "Bob’s “Fast” Lane is slow|PQUOTE1|is slow",
        "checkout-store is shut|PSTORE1|is shut",
      })
  void the_longest_name_wins_however_it_was_typed(String typed, String service, String rest) {
    var found = leading(typed).orElseThrow();
    assertThat(found.service().id().value()).isEqualTo(service);
    assertThat(found.rest()).isEqualTo(rest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing of the kind",
        "check out",
        "Checkouts fail",
        "🔥",
        "disk full on Checkout API",
        "PNONE99 disk full",
        "https://acme.pagerduty.com/service-directory/PNONE99 disk full",
        "%s &lt; ' or 1=1",
      })
  void words_that_begin_with_no_service_find_none(String typed) {
    assertThat(leading(typed)).isEmpty();
  }

  @Test
  void further_lines_stay_as_they_are() {
    assertThat(leading("Checkout API disk full\nsince 10:00\n• db-7").orElseThrow().rest())
        .isEqualTo("disk full\nsince 10:00\n• db-7");
  }

  @Test
  void of_two_services_with_one_name_none_is_guessed() {
    put("PSAME01", "Search");
    put("PSAME02", "search");
    assertThat(leading("SEARCH is slow")).isEmpty();
    assertThat(leading("search is slow").orElseThrow().service().id().value()).isEqualTo("PSAME02");
    put("PSAME03", "search");
    assertThat(leading("search is slow")).isEmpty();
    assertThat(leading("PSAME03 is slow")).isPresent();
  }

  @Test
  void among_many_services_with_one_beginning_the_one_is_found_in_four_requests() {
    for (int i = 0; i < 350; i++) {
      put("PMANY%03d".formatted(i), "prod %03d".formatted(i));
    }
    put("PZEBRA1", "prod zebra");
    int before = pagerDuty.simulator().requests().size();
    assertThat(leading("prod zebra is out").orElseThrow().rest()).isEqualTo("is out");
    assertThat(pagerDuty.simulator().requests().size() - before).isLessThanOrEqualTo(4);
  }

  @Test
  void five_thousand_characters_are_read_in_no_time() {
    assertThat(leading("Checkout API " + "word ".repeat(1000)).orElseThrow().rest()).hasSize(4999);
  }

  @Test
  void a_refusal_is_handed_on() {
    var poor = pagerDuty.credential(pagerDuty.person("Poor", Role.USER), "incidents.write");
    var scopeless =
        new FindService(
            pagerDuty.client().services(), actor -> Outcome.done(poor), Clock.systemUTC());
    assertThat(scopeless.leading(ANN, "PCHECK1 down"))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.refusal()).isInstanceOf(Refusal.MissingScope.class));
  }

  private Optional<LeadingService> leading(String typed) {
    var outcome = find.leading(ANN, typed);
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done<Optional<LeadingService>>) outcome).value();
  }

  private void put(String id, String name) {
    pagerDuty.simulator().account().put(new SimulatedService(id, name));
  }
}
