package dev.patchbay.wiring.plan.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Refusal;
import dev.patchbay.wiring.plan.Directory;
import dev.patchbay.wiring.plan.FailingRow;
import dev.patchbay.wiring.plan.Resolution;
import dev.patchbay.wiring.plan.WantedWiring;
import dev.patchbay.wiring.plan.WiringProblem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ResolverTest {
  private static SomeDirectory acme() {
    return new SomeDirectory()
        .workspace(
            "T1",
            "Acme",
            SomeDirectory.channel("C0000001", "checkout-alerts"),
            SomeDirectory.archived("C0000002", "old"),
            SomeDirectory.hidden("C0000003", "secret"))
        .service("PCHECK1", "Checkout API")
        .service("PCAFE01", "Café");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Checkout API", "PCHECK1", "checkout api", " Checkout\u00a0 API ", "CHECKOUT API"})
  void a_service_is_found_by_name_or_id(String name) {
    Resolution resolution = resolve(acme(), new SomeWiring().row(name, "#checkout-alerts"));
    assertThat(resolution.problems()).isEmpty();
    assertThat(resolution.wanted())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.key()).hasToString("T1/C0000001/PCHECK1");
              assertThat(one.serviceName()).isEqualTo("Checkout API");
              assertThat(one.channelName()).isEqualTo("checkout-alerts");
              assertThat(one.workspaceName()).isEqualTo("Acme");
              assertThat(one.why()).isEmpty();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"#checkout-alerts", "checkout-alerts", "C0000001", "#Checkout-Alerts"})
  void a_channel_is_found_by_name_or_id(String name) {
    assertThat(keys(resolve(acme(), new SomeWiring().row("PCHECK1", name))))
        .containsExactly("T1/C0000001/PCHECK1");
  }

  @Test
  void accents_are_compared_however_they_are_composed() {
    assertThat(keys(resolve(acme(), new SomeWiring().row("CAFE\u0301", "C0000001"))))
        .containsExactly("T1/C0000001/PCAFE01");
  }

  @Test
  void every_unknown_name_is_a_problem_where_it_stands_with_the_nearest_ones() {
    SomeWiring wiring =
        new SomeWiring().row("Chekout API", "#chekout-alerts").row("zzz", "#qqq", "Acne");
    assertThat(resolve(acme(), wiring).problems())
        .extracting(WiringProblem::toString)
        .containsExactly(
            "1:5: There is no PagerDuty service \"Chekout API\". Did you mean \"Checkout API\"?",
            "1:9: Patchbay sees no channel #chekout-alerts in Acme. Did you mean #checkout-alerts?"
                + " If it is private, invite @Patchbay there.",
            "2:5: There is no PagerDuty service \"zzz\". Check its name, or use its ID.",
            "2:7: There is no workspace \"Acne\". Patchbay is installed in Acme (T1).");
  }

  @Test
  void the_workspace_may_be_left_out_only_when_there_is_one() {
    SomeDirectory two =
        acme().workspace("T2", "Beta", SomeDirectory.channel("C0000009", "checkout-alerts"));
    SomeWiring wiring =
        new SomeWiring()
            .row("PCHECK1", "#checkout-alerts")
            .row("PCHECK1", "#checkout-alerts", "beta")
            .row("PCHECK1", "#checkout-alerts", "T1");
    Resolution resolution = resolve(two, wiring);
    assertThat(resolution.problems())
        .extracting(WiringProblem::toString)
        .containsExactly(
            "1:3: The workspace is missing. Patchbay is installed in Acme (T1) and Beta (T2):"
                + " name one.");
    assertThat(keys(resolution)).containsExactly("T2/C0000009/PCHECK1", "T1/C0000001/PCHECK1");
  }

  @Test
  void a_name_that_means_several_things_is_a_problem_unless_one_is_meant_letter_for_letter() {
    SomeDirectory alike = acme().service("PCHECK2", "checkout  api");
    assertThat(keys(resolve(alike, new SomeWiring().row("Checkout API", "C0000001"))))
        .containsExactly("T1/C0000001/PCHECK1");
    assertThat(resolve(alike, new SomeWiring().row("CHECKOUT API", "C0000001")).problems())
        .extracting(WiringProblem::message)
        .containsExactly(
            "\"CHECKOUT API\" means several services: \"Checkout API\" (PCHECK1) and"
                + " \"checkout  api\" (PCHECK2). Use an ID.");
  }

  @Test
  void the_same_connection_twice_is_a_problem_at_the_second_also_by_name_and_by_id() {
    SomeWiring wiring =
        new SomeWiring().row("Checkout API", "#checkout-alerts").row("PCHECK1", "C0000001");
    assertThat(resolve(acme(), wiring).problems())
        .extracting(WiringProblem::toString)
        .containsExactly(
            "2:3: \"Checkout API\" and #checkout-alerts are already connected by the row at line 1."
                + " Remove one of the two.");
  }

  @Test
  void a_channel_that_nothing_can_be_posted_to_fails_its_row_only() {
    SomeWiring wiring =
        new SomeWiring()
            .row("PCHECK1", "#old")
            .row("PCHECK1", "#secret")
            .row("PCHECK1", "C9999999")
            .row("PCHECK1", "D9999999")
            .row("PCHECK1", "#checkout-alerts");
    Resolution resolution = resolve(acme(), wiring);
    assertThat(resolution.problems()).isEmpty();
    assertThat(keys(resolution)).containsExactly("T1/C0000001/PCHECK1");
    assertThat(resolution.failing())
        .extracting(FailingRow::reason)
        .containsExactly(
            new Refusal.ChannelArchived(new ChannelId("C0000002")),
            new Refusal.ChannelNeedsInvite(new ChannelId("C0000003")),
            new Refusal.ChannelNeedsInvite(new ChannelId("C9999999")),
            new Refusal.NotAChannel(new ChannelId("D9999999")));
    assertThat(resolution.failing()).allMatch(row -> row.key().isPresent());
  }

  @Test
  void a_name_means_the_channel_that_lives_rather_than_one_that_was_archived_under_it() {
    SomeDirectory both =
        new SomeDirectory()
            .workspace(
                "T1",
                "Acme",
                SomeDirectory.archived("C0000001", "ops"),
                SomeDirectory.channel("C0000002", "ops"))
            .service("PCHECK1", "Checkout API");
    assertThat(keys(resolve(both, new SomeWiring().row("PCHECK1", "#ops"))))
        .containsExactly("T1/C0000002/PCHECK1");
  }

  @Test
  void all_services_are_needed_for_rules_and_for_names_that_are_not_known_letter_for_letter() {
    Directory part = acme().partial().made();
    assertThat(needsAll(part, new SomeWiring().row("Checkout API", "#x").row("PCAFE01", "#x")))
        .isFalse();
    assertThat(needsAll(part, new SomeWiring().row("checkout api", "#x"))).isTrue();
    assertThat(needsAll(part, new SomeWiring().row("PNEW001", "#x"))).isTrue();
    assertThat(needsAll(part, new SomeWiring().rule("*", "#x"))).isTrue();
    assertThat(needsAll(acme().made(), new SomeWiring().rule("*", "#x"))).isFalse();
    assertThat(needsAll(part, new SomeWiring())).isFalse();
  }

  @Test
  void a_name_that_the_file_lacks_is_no_second_problem() {
    SomeWiring wiring = new SomeWiring().row("", "#qqq").row("zzz", "");
    assertThat(resolve(acme(), wiring).problems())
        .extracting(WiringProblem::line, WiringProblem::column)
        .containsExactly(tuple(1, 9), tuple(2, 5));
    assertThat(needsAll(acme().partial().made(), new SomeWiring().row("", "#ops"))).isFalse();
  }

  @Test
  void what_the_file_itself_has_of_problems_is_reported_with_those_of_its_names() {
    WantedWiring wiring =
        new WantedWiring(
            new SomeWiring().row("zzz", "C0000001").made().rows(),
            List.of(),
            List.of(new WiringProblem(7, 1, "Unknown key.")),
            List.of(new WiringProblem(8, 1, "Odd.")));
    Resolution resolution = Resolver.resolve(wiring, acme().made());
    assertThat(resolution.problems()).extracting(WiringProblem::line).containsExactly(1, 7);
    assertThat(resolution.warnings()).extracting(WiringProblem::line).containsExactly(8);
  }

  private static boolean needsAll(Directory directory, SomeWiring wiring) {
    return Resolver.needsAllServices(wiring.made(), directory);
  }

  private static Resolution resolve(SomeDirectory directory, SomeWiring wiring) {
    return Resolver.resolve(wiring.made(), directory.made());
  }

  private static List<String> keys(Resolution resolution) {
    return resolution.wanted().stream().map(one -> one.key().toString()).toList();
  }
}
