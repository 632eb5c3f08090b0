package dev.patchbay.token;

import static dev.patchbay.token.PagerDutyNode.ADA;
import static dev.patchbay.token.PagerDutyRegions.CHECKOUT;
import static dev.patchbay.token.PagerDutyRegions.reads;
import static dev.patchbay.token.PagerDutyRegions.tokenRequests;
import static dev.patchbay.token.TokenNode.refusal;
import static dev.patchbay.token.TokenNode.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Refusal;
import dev.patchbay.sandbox.pagerduty.PagerDutySimulator;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens in the account's own region, and in the wrong one. */
final class TokenRegionsTest {
  @TempDir private Path folder;
  private PagerDutyRegions regions;
  private PagerDutySimulator us;
  private PagerDutySimulator eu;
  private PagerDutyNode node;

  @BeforeEach
  void open() {
    regions = new PagerDutyRegions(folder);
    us = regions.us;
    eu = regions.eu;
    node = regions.node("us", us, us);
  }

  @AfterEach
  void close() {
    node.close();
    regions.close();
  }

  @Test
  void an_account_in_the_eu_works_from_the_grant_to_the_links() throws Exception {
    try (var european = regions.node("eu", eu, eu)) {
      assertThat(reads(european, european.app.credential()).call()).isTrue();
      assertThat(european.app.missingScopes()).hasValue(Set.of());
      value(european.complete(eu.logins().approve(european.authorize(), "PADA001")));
      assertThat(reads(european, value(european.persons.own(ADA))).call()).isTrue();
      assertThat(european.pagerDuty.links().serviceIntegrations(CHECKOUT))
          .hasToString("https://acme.eu.pagerduty.com/service-directory/PCHKOUT/integrations");
      assertThat(european.pagerDuty.links().incidents())
          .hasToString("https://acme.eu.pagerduty.com/incidents");
    }
    assertThat(eu.violations()).isEmpty();
  }

  @Test
  void an_app_token_that_meets_the_wrong_region_says_so() {
    try (var wrong = regions.node("us", us, eu)) {
      assertThat(refusal(wrong.app.token())).extracting("code").isEqualTo("invalid_scope");
    }
    try (var mixed = regions.node("eu", us, eu)) {
      assertThat(refusal(mixed.pagerDuty.services().get(mixed.app.credential(), CHECKOUT)))
          .isInstanceOfSatisfying(
              Refusal.BadCredentials.class,
              bad -> {
                assertThat(bad.owner()).isEqualTo(Refusal.TokenOwner.APP);
                assertThat(bad.detail()).contains("PAGERDUTY_REGION");
              });
    }
  }

  @Test
  void a_person_who_meets_the_wrong_region_is_told_so_and_not_sent_in_circles() {
    value(node.complete(us.logins().approve(node.authorize(), "PADA001")));
    try (var wrong = regions.node("us", eu, us)) {
      var own = value(wrong.persons.own(ADA));
      for (int i = 0; i < 5; i++) {
        assertThat(refusal(wrong.pagerDuty.services().get(own, CHECKOUT)))
            .isInstanceOfSatisfying(
                Refusal.BadCredentials.class,
                bad -> {
                  assertThat(bad.owner()).isEqualTo(Refusal.TokenOwner.PERSON);
                  assertThat(bad.detail()).contains("PAGERDUTY_REGION");
                });
      }
      assertThat(wrong.login.who(ADA)).isPresent();
      assertThat(tokenRequests(us)).as("the code and one refresh").isEqualTo(2);
      assertThat(refusal(wrong.complete(us.logins().approve(wrong.authorize(), "PADA001"))))
          .isInstanceOf(Refusal.BadCredentials.class);
    }
  }
}
