package dev.patchbay.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.pagerduty.account.SimulatedService;
import dev.patchbay.sandbox.slack.ShownMessage;
import dev.patchbay.sandbox.slack.SlackSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What people paste behind {@code /pd connect}, from the keyboard to the form that opens. */
final class PastedNamesTest {
  private static final Map<String, String> SERVICES =
      Map.of(
          "PLEDGER", "Ledger",
          "PWORKER", "Payments Worker",
          "PSEARC2", "Search \"EU\" & Friends",
          "PBOBSQU", "Bob's Queue",
          "PCAFE01", "Cafe\u0301 Nord",
          "PRATELI", "Rate-limits",
          "PSNAKE1", "snake_case_api",
          "PSTAR01", "C++ *core*",
          "PEMOJI1", "Fire \ud83d\udc69\u200d\ud83d\ude92 desk");

  static final List<List<String>> PASTED =
      List.of(
          // F01a: spaces of any kind, in the middle, in front and behind.
          List.of("\u00a0Ledger", "PLEDGER"),
          List.of("Ledger\u202f", "PLEDGER"),
          List.of("\u2003\tLedger\u3000", "PLEDGER"),
          List.of("Payments\u00a0Worker", "PWORKER"),
          List.of("Payments\u202fWorker", "PWORKER"),
          List.of("Payments\u2009\u205fWorker", "PWORKER"),
          List.of("Payments\u2028Worker", "PWORKER"),
          List.of("Payments\nWorker", "PWORKER"),
          // Signs that nobody sees.
          List.of("Led\u200bger", "PLEDGER"),
          List.of("\ufeffLedger", "PLEDGER"),
          List.of("Led\u00adger", "PLEDGER"),
          List.of("\u200eLedger\u200f", "PLEDGER"),
          List.of("\u2068Payments Worker\u2069", "PWORKER"),
          List.of("Payments\u2060 Worker", "PWORKER"),
          // F02a: marks around it, or around a word of it.
          List.of("*Ledger*", "PLEDGER"),
          List.of("_Ledger_", "PLEDGER"),
          List.of("~Ledger~", "PLEDGER"),
          List.of("`Ledger`", "PLEDGER"),
          List.of("*_Payments Worker_*", "PWORKER"),
          List.of("Payments *Worker*", "PWORKER"),
          List.of("```Ledger```", "PLEDGER"),
          List.of("> Ledger", "PLEDGER"),
          List.of("- *Payments Worker*", "PWORKER"),
          List.of("&gt; Ledger", "PLEDGER"),
          List.of("\u2022 Ledger", "PLEDGER"),
          List.of("snake_case_api", "PSNAKE1"),
          List.of("_snake_case_api_", "PSNAKE1"),
          List.of("C++ *core*", "PSTAR01"),
          // F03b: printer's quotes and dashes, around it and within.
          List.of("Search \u201cEU\u201d &amp; Friends", "PSEARC2"),
          List.of("Search \u201eEU\u201c & Friends", "PSEARC2"),
          List.of("Bob\u2019s Queue", "PBOBSQU"),
          List.of("\u2018Bob\u2019s Queue\u2019", "PBOBSQU"),
          List.of("\u00abLedger\u00bb", "PLEDGER"),
          List.of("\u201cPayments Worker\u201d", "PWORKER"),
          List.of("\u300cLedger\u300d", "PLEDGER"),
          List.of("Rate\u2013limits", "PRATELI"),
          List.of("Rate\u2011limits", "PRATELI"),
          List.of("Rate\u2014limits", "PRATELI"),
          // Accents, whole or put together.
          List.of("Caf\u00e9 Nord", "PCAFE01"),
          List.of("CAFE\u0301 NORD", "PCAFE01"),
          List.of("Fire \ud83d\udc69\u200d\ud83d\ude92 desk", "PEMOJI1"),
          // F04b: addresses, bare, in a sentence, as Slack links them.
          List.of("acme.pagerduty.com/service-directory/PLEDGER", "PLEDGER"),
          List.of("acme.pagerduty.com/service-directory/PLEDGER.", "PLEDGER"),
          List.of("(https://acme.pagerduty.com/services/PLEDGER)", "PLEDGER"),
          List.of("https://acme.pagerduty.com/service-directory/PLEDGER,", "PLEDGER"),
          List.of("www.acme.pagerduty.com/services/PLEDGER", "PLEDGER"),
          List.of("//acme.pagerduty.com/services/PLEDGER", "PLEDGER"),
          List.of("<https://acme.pagerduty.com/services/PLEDGER|Ledger | PagerDuty>", "PLEDGER"),
          List.of(
              "<http://acme.pagerduty.com/services/PLEDGER|acme.pagerduty.com/services/PLEDGER>!",
              "PLEDGER"),
          List.of(
              "https://acme.pagerduty.com/service-directory/PLEDGER/integrations?x=1#top",
              "PLEDGER"));

  private static SandboxWorld world;
  private static SandboxPerson person;

  @BeforeAll
  static void start() {
    world = SandboxWorld.start(SlackSettings.countingOnly(), false, 0, Map.of());
    person = new SandboxPerson(world, SandboxWorld.ADA, SandboxWorld.ADA_IN_PAGERDUTY);
    SERVICES.forEach((id, name) -> world.pagerDuty().account().put(new SimulatedService(id, name)));
    person.install();
    assertThat(world.slack().as(SandboxWorld.ADA).command(SandboxWorld.OPS, "/pd login").ok())
        .isTrue();
    person.logIn(person.logInLink());
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @ParameterizedTest
  @FieldSource("PASTED")
  void what_was_pasted_chooses_the_service_that_was_meant(List<String> pasted) {
    var ada = world.slack().as(SandboxWorld.ADA);
    int told = person.ephemerals().size();

    assertThat(ada.command(SandboxWorld.OPS, "/pd connect " + pasted.get(0)).ok()).isTrue();

    var seen = SandboxPerson.await("a form with a service, or words", () -> seen(told));
    assertThat(seen).contains(pasted.get(1));
    ada.closeView(person.view().id());
  }

  private static Optional<String> seen(int told) {
    return Stream.concat(
            world.slack().screen().views(SandboxWorld.ADA).stream()
                .map(view -> view.json().toString())
                .filter(json -> SERVICES.keySet().stream().anyMatch(json::contains)),
            person.ephemerals().stream().skip(told).map(ShownMessage::text))
        .reduce((first, last) -> last);
  }
}
