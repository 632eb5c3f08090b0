package dev.patchbay.wiring.plan.names;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Refusal;
import dev.patchbay.wiring.plan.Directory;
import dev.patchbay.wiring.plan.FailingRow;
import dev.patchbay.wiring.plan.Resolution;
import dev.patchbay.wiring.plan.WantedConnection;
import dev.patchbay.wiring.plan.WantedWiring;
import dev.patchbay.wiring.plan.WiringProblem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RulesTest {
  private static SomeDirectory acme() {
    return new SomeDirectory()
        .workspace(
            "T1",
            "Acme",
            SomeDirectory.channel("C0000001", "pay-prod-checkout-api-eu"),
            SomeDirectory.channel("C0000002", "payments"),
            SomeDirectory.channel("C0000003", "ops"))
        .service("PCHECK1", "Prod Checkout API (EU)", "Gold", List.of("Platform", "Payments"))
        .service("PCARDS1", "prod-cards", "Gold", List.of("Payments"))
        .service("PSEARCH", "prod-search", "Silver", List.of("Search"))
        .service("PSTAGE1", "staging-cards", "Silver", List.of());
  }

  @Test
  void a_rule_wires_what_matches_and_says_why() {
    SomeWiring wiring =
        new SomeWiring()
            .rule("prod*", "Payments", "", "#pay-{service}", List.of(), SomeWiring.HIGH);
    Resolution resolution = resolve(wiring);
    assertThat(resolution.problems()).isEmpty();
    assertThat(resolution.wanted())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.key()).hasToString("T1/C0000001/PCHECK1");
              assertThat(one.settings()).isEqualTo(SomeWiring.HIGH);
              assertThat(one.why())
                  .contains(
                      "rule at line 1: matches service \"prod*\" and team \"Payments\";"
                          + " \"Prod Checkout API (EU)\" gives #pay-prod-checkout-api-eu");
            });
    assertThat(resolution.failing())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.key()).isEmpty();
              assertThat(row.serviceName()).isEqualTo("prod-cards");
              assertThat(row.channelName()).isEqualTo("pay-prod-cards");
              assertThat(row.reason())
                  .isEqualTo(
                      new Refusal.BadInput(
                          "channel",
                          "Patchbay sees no channel #pay-prod-cards in Acme. Create it or, if it"
                              + " is private, invite @Patchbay there."));
            });
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "* | '' | '' | PCHECK1 PCARDS1 PSEARCH PSTAGE1",
        "*CARDS | '' | '' | PCARDS1 PSTAGE1",
        "PSEARCH | '' | '' | PSEARCH",
        "'' | pay* | '' | PCHECK1 PCARDS1",
        "'' | '' | gold | PCHECK1 PCARDS1",
        "prod-* | Payments | Gold | PCARDS1",
        "pro | '' | '' | ''",
        "prod-cards* | '' | '' | PCARDS1"
      },
      delimiter = '|')
  void all_that_are_named_must_hold(String service, String team, String policy, String matched) {
    SomeWiring wiring =
        new SomeWiring().rule(service, team, policy, "#ops", List.of(), SomeWiring.ALL);
    assertThat(services(resolve(wiring)))
        .containsExactlyInAnyOrderElementsOf(
            matched.isEmpty() ? List.of() : List.of(matched.split(" ")));
  }

  @Test
  void exceptions_are_left_out_by_name_id_and_pattern() {
    SomeWiring wiring =
        new SomeWiring()
            .rule("*", "", "", "#ops", List.of("Prod-Cards", "PSEARCH", "stag*"), SomeWiring.ALL);
    assertThat(services(resolve(wiring))).containsExactly("PCHECK1");
  }

  @Test
  void the_team_of_a_channel_is_the_one_that_matched() {
    SomeWiring wiring =
        new SomeWiring().rule("prod c*", "pay*", "", "#{team}", List.of(), SomeWiring.ALL);
    assertThat(resolve(wiring).wanted())
        .extracting(WantedConnection::channelName)
        .containsExactly("payments");
  }

  @Test
  void of_several_teams_that_match_the_first_by_name_is_meant() {
    SomeWiring wiring =
        new SomeWiring().rule("prod c*", "p*", "", "#{team}", List.of(), SomeWiring.ALL);
    assertThat(resolve(wiring).wanted())
        .extracting(WantedConnection::channelName)
        .containsExactly("payments");
  }

  @Test
  void a_channel_is_no_longer_than_slack_allows() {
    Directory directory =
        new SomeDirectory().workspace("T1", "Acme").service("PLONG01", "x".repeat(90)).made();
    WantedWiring wiring = new SomeWiring().rule("x*", "#pay-{service}").made();
    assertThat(Resolver.resolve(wiring, directory).failing())
        .extracting(FailingRow::channelName)
        .containsExactly("pay-" + "x".repeat(76));
  }

  @Test
  void a_service_without_a_team_fails_where_the_channel_needs_one() {
    assertThat(resolve(new SomeWiring().rule("staging*", "#{team}")).failing())
        .extracting(FailingRow::reason)
        .containsExactly(new Refusal.BadInput("channel", "{team} is empty: it has no team"));
  }

  @Test
  void a_row_goes_before_a_rule_and_a_service_that_both_wire_is_a_warning() {
    SomeWiring wiring =
        new SomeWiring()
            .row("prod-cards", "#ops")
            .row("prod-search", "#payments")
            .rule("prod-*", "", "", "#ops", List.of(), SomeWiring.HIGH);
    Resolution resolution = resolve(wiring);
    assertThat(resolution.problems()).isEmpty();
    assertThat(resolution.wanted())
        .extracting(one -> one.key() + " " + one.settings().equals(SomeWiring.HIGH))
        .containsExactly(
            "T1/C0000003/PCARDS1 false", "T1/C0000002/PSEARCH false", "T1/C0000003/PSEARCH true");
    assertThat(resolution.warnings())
        .extracting(WiringProblem::toString)
        .containsExactly(
            "3:3: \"prod-cards\" is connected twice: by the row at line 1 and by this rule, both to"
                + " #ops. The row counts.",
            "3:3: \"prod-search\" is connected twice: by the row at line 2 (#payments) and by this"
                + " rule (#ops).");
  }

  @Test
  void rules_that_disagree_are_one_problem_at_the_later_one() {
    SomeWiring wiring =
        new SomeWiring()
            .rule("prod-*", "#ops")
            .rule("*", "", "", "C0000003", List.of(), SomeWiring.HIGH);
    assertThat(resolve(wiring).problems())
        .extracting(WiringProblem::toString)
        .containsExactly(
            "2:3: This rule disagrees with the rule at line 1 on \"prod-cards\" and C0000003 (and 1"
                + " more): urgency differ. Make them equal, or use except.");
  }

  @Test
  void rules_disagree_on_a_channel_that_does_not_exist_too() {
    SomeWiring wiring =
        new SomeWiring()
            .rule("prod-cards", "#none")
            .rule("prod-cards", "", "", "#none", List.of(), SomeWiring.HIGH);
    assertThat(resolve(wiring).problems()).hasSize(1);
  }

  @Test
  void rules_that_agree_make_one_connection() {
    Resolution resolution =
        resolve(new SomeWiring().rule("prod-*", "#ops").rule("*-cards", "C0000003"));
    assertThat(resolution.problems()).isEmpty();
    assertThat(services(resolution)).containsExactly("PCARDS1", "PSEARCH", "PSTAGE1");
  }

  @Test
  void a_rule_that_matches_nothing_is_a_warning() {
    assertThat(resolve(new SomeWiring().rule("none", "#ops")).warnings())
        .containsExactly(new WiringProblem(1, 3, "This rule matches no service."));
  }

  @Test
  void the_order_of_the_directory_does_not_matter() {
    Directory directory = acme().made();
    WantedWiring wiring =
        new SomeWiring()
            .row("prod-cards", "#payments")
            .rule("*", "#pay-{service}")
            .rule("prod*", "#ops")
            .made();
    Resolution expected = Resolver.resolve(wiring, directory);
    Random random = new Random(8);
    for (int i = 0; i < 50; i++) {
      List<Directory.Service> services = new ArrayList<>(directory.services());
      Collections.shuffle(services, random);
      Directory shuffled = new Directory(directory.workspaces(), services, true);
      assertThat(Resolver.resolve(wiring, shuffled)).isEqualTo(expected);
    }
  }

  private static Resolution resolve(SomeWiring wiring) {
    return Resolver.resolve(wiring.made(), acme().made());
  }

  private static List<String> services(Resolution resolution) {
    return resolution.wanted().stream().map(one -> one.key().service().value()).toList();
  }
}
