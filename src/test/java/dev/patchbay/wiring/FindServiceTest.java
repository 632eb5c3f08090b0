package dev.patchbay.wiring;

import static dev.patchbay.support.Ids.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Actor;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.sandbox.pagerduty.account.SimulatedService;
import dev.patchbay.support.FixedRights;
import dev.patchbay.support.ManualClock;
import dev.patchbay.support.PagerDutyAccount;
import dev.patchbay.wiring.FindService.Found;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindServiceTest {
  private static final Actor ANN = new Actor(new HomeId("T1"), new SlackUserId("U1"));
  private static final Actor BOB = new Actor(new HomeId("T1"), new SlackUserId("U2"));

  private final PagerDutyAccount pagerDuty = new PagerDutyAccount();
  private final ServiceName checkout =
      new ServiceName(new ServiceId(ACCOUNT, "PCHECK1"), "Checkout");
  private final ServiceName api =
      new ServiceName(new ServiceId(ACCOUNT, "PCHECK2"), "Checkout API");
  private final ServiceName payments =
      new ServiceName(new ServiceId(ACCOUNT, "PPAYMT1"), "PAYMENTS");
  private final Credential credential = pagerDuty.credential(pagerDuty.person("Ann", Role.USER));
  private final FindService find = finder(Clock.systemUTC());

  @BeforeEach
  void three_services() {
    for (var service : List.of(checkout, api, payments)) {
      pagerDuty
          .simulator()
          .account()
          .put(new SimulatedService(service.id().value(), service.name()));
    }
  }

  @AfterEach
  void close() {
    pagerDuty.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "checkout",
        "\"CHECKOUT\"",
        "PCHECK1",
        "https://acme.pagerduty.com/service-directory/PCHECK1/activity",
        "<https://acme.eu.pagerduty.com/services/PCHECK1|PCHECK1>"
      })
  void exact_name_id_or_address_is_one_service(String words) {
    assertThat(find.find(ANN, words)).isEqualTo(Outcome.done(new Found.One(checkout)));
  }

  @Test
  void part_of_one_name_is_that_service_and_of_several_all_of_them_best_first() {
    assertThat(find.find(ANN, "out api")).isEqualTo(Outcome.done(new Found.One(api)));
    assertThat(find.find(ANN, "check"))
        .isEqualTo(Outcome.done(new Found.Several(List.of(checkout, api))));
  }

  @Test
  void name_that_looks_like_an_id_is_found_as_a_name() {
    assertThat(find.find(ANN, "PAYMENTS")).isEqualTo(Outcome.done(new Found.One(payments)));
  }

  @Test
  void misspelt_name_brings_up_similar_ones_and_a_dead_address_none() {
    assertThat(find.find(ANN, "Chekcout API"))
        .isEqualTo(Outcome.done(new Found.None(List.of(api, checkout))));
    assertThat(find.find(ANN, "zzz")).isEqualTo(Outcome.done(new Found.None(List.of())));
    assertThat(find.find(ANN, "https://acme.pagerduty.com/services/PNOTHER"))
        .isEqualTo(Outcome.done(new Found.None(List.of())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "Bob\u2019s Queue|Bob's Queue",
        "Bob's Queue|Bob\u2019s Queue",
        "Search \u201cEU\u201d & Friends|Search \"EU\" & Friends",
        "Search \"EU\" & Friends|Search \u201cEU\u201d & Friends",
        "Payments  Worker|Payments  Worker",
        "payments worker|Payments  Worker ",
        "Pay \u2014 in|Pay - in",
        "Pay - in|Pay \u2013 in",
        "Caf\u00e9 Nord|Cafe\u0301 Nord",
        "Cafe\u0301 Nord|Caf\u00e9 Nord",
        "*starred*|*starred*",
        "Payments W…|Payments Worker",
      })
  void name_is_found_however_its_signs_are_written(String typed, String name) {
    pagerDuty.simulator().account().put(new SimulatedService("PSIGNS1", name));

    assertThat(find.find(ANN, typed))
        .isEqualTo(
            Outcome.done(new Found.One(new ServiceName(new ServiceId(ACCOUNT, "PSIGNS1"), name))));
    assertThat(pagerDuty.simulator().requests()).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void the_name_itself_wins_over_150_that_contain_it() {
    var account = pagerDuty.simulator().account();
    for (int i = 100; i < 250; i++) {
      account.put(new SimulatedService("PMANY" + i, "A" + i + " Telemetry"));
    }
    account.put(new SimulatedService("PTELEM1", "Telemetry"));
    var one = new ServiceName(new ServiceId(ACCOUNT, "PTELEM1"), "Telemetry");

    assertThat(find.find(ANN, "Telemetry")).isEqualTo(Outcome.done(new Found.One(one)));
    assertThat(find.find(ANN, "telemetry")).isEqualTo(Outcome.done(new Found.One(one)));
    assertThat(pagerDuty.simulator().requests()).hasSizeLessThanOrEqualTo(8);
    var suggested =
        ((Outcome.Done<FindService.Suggested>) find.suggest(ANN, "Telemetry", 100)).value();
    assertThat(suggested.more()).isTrue();
    assertThat(suggested.services()).hasSize(100).startsWith(one);
    assertThat(find.find(ANN, "Tele"))
        .satisfies(
            found ->
                assertThat(((Outcome.Done<Found>) found).value())
                    .isInstanceOfSatisfying(
                        Found.Several.class, several -> assertThat(several.more()).isTrue()));
  }

  @Test
  void refusals_are_handed_on() {
    var nobody =
        new FindService(
            pagerDuty.client().services(),
            new FixedRights(actor -> Outcome.refused(new Refusal.NotLoggedIn())),
            Clock.systemUTC());
    assertThat(nobody.find(ANN, "x")).isEqualTo(Outcome.refused(new Refusal.NotLoggedIn()));

    var poor = pagerDuty.credential(pagerDuty.person("Poor", Role.USER), "incidents.read");
    var scopeless =
        new FindService(
            pagerDuty.client().services(),
            new FixedRights(actor -> Outcome.done(poor)),
            Clock.systemUTC());
    assertThat(refusal(scopeless.find(ANN, "x"))).isInstanceOf(Refusal.MissingScope.class);

    pagerDuty.simulator().faults().always("GET /services", Fault.http(500));
    assertThat(refusal(find.find(ANN, "checkout"))).isInstanceOf(Refusal.Unavailable.class);
    assertThat(refusal(find.suggest(ANN, "ch", 10))).isInstanceOf(Refusal.Unavailable.class);
  }

  @Test
  void suggestions_are_limited_and_kept_for_seconds_for_each_person() {
    var clock = new ManualClock();
    var suggesting = finder(clock);

    assertThat(suggesting.suggest(ANN, "", 2))
        .isEqualTo(Outcome.done(new FindService.Suggested(List.of(checkout, api), true)));
    assertThat(suggesting.suggest(ANN, "CHECKOUT a", 10))
        .isEqualTo(Outcome.done(new FindService.Suggested(List.of(api), false)));
    int asked = pagerDuty.simulator().requests().size();
    suggesting.suggest(ANN, " checkout A", 10);
    assertThat(pagerDuty.simulator().requests()).hasSize(asked);
    suggesting.suggest(BOB, "checkout a", 10);
    assertThat(pagerDuty.simulator().requests()).hasSize(asked + 1);
    clock.advance(Duration.ofSeconds(20));
    suggesting.suggest(ANN, "checkout a", 10);
    assertThat(pagerDuty.simulator().requests()).hasSize(asked + 2);
  }

  private FindService finder(Clock clock) {
    return new FindService(
        pagerDuty.client().services(), new FixedRights(actor -> Outcome.done(credential)), clock);
  }

  private static Refusal refusal(Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused<?>) outcome).refusal();
  }
}
