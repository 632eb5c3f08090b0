package dev.patchbay.token;

import static dev.patchbay.support.Ids.ACCOUNT;
import static dev.patchbay.token.PagerDutyNode.ADA;
import static dev.patchbay.token.TokenNode.atOnce;
import static dev.patchbay.token.TokenNode.refusal;
import static dev.patchbay.token.TokenNode.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.ServiceId;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.Scopes;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.sandbox.pagerduty.PagerDutySimulator;
import dev.patchbay.sandbox.pagerduty.account.Member;
import dev.patchbay.sandbox.pagerduty.account.OAuthApp;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.sandbox.pagerduty.account.SimulatedService;
import dev.patchbay.sandbox.pagerduty.account.SimulatorSettings;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tokens against a whole simulated PagerDuty: how many are asked for, kills, and regions. */
final class TokensAtPagerDutyTest {
  private static final ServiceId CHECKOUT = new ServiceId(ACCOUNT, "PCHKOUT");

  private final DatabaseSettings database = DatabaseFixture.settings(DatabaseKind.POSTGRESQL);
  private final PagerDutySimulator us = simulator("us");
  private final PagerDutySimulator eu = simulator("eu");
  @TempDir private Path folder;
  private PagerDutyNode node;

  private static PagerDutySimulator simulator(String region) {
    var simulator = PagerDutySimulator.start(SimulatorSettings.of("acme", region));
    var scopes = new HashSet<>(Scopes.wanted());
    scopes.add("openid");
    simulator
        .account()
        .register(
            new OAuthApp(
                PagerDutyNode.CLIENT,
                PagerDutyNode.SECRET,
                scopes,
                Set.of(TokenNode.PUBLIC_URL.resolve("/pagerduty/callback"))));
    simulator.account().put(new Member("PADA001", "Ada", "ada@acme.example", Role.USER));
    simulator.account().put(new SimulatedService(CHECKOUT.value(), "Checkout API"));
    return simulator;
  }

  @BeforeEach
  void open() {
    node = node("us", us, us);
  }

  @AfterEach
  void close() {
    node.close();
    us.close();
    eu.close();
  }

  private PagerDutyNode node(String region, PagerDutySimulator api, PagerDutySimulator identity) {
    return new PagerDutyNode(
        new PagerDutyNode.Place(
            database, folder.resolve("keyset.json"), region, api.apiUrl(), identity.identityUrl()));
  }

  private static Callable<Boolean> reads(PagerDutyNode node, Credential as) {
    return () -> node.pagerDuty.services().get(as, CHECKOUT) instanceof Outcome.Done;
  }

  private static long tokenRequests(PagerDutySimulator simulator) {
    return simulator.requests().stream()
        .filter(request -> request.operation().equals("POST /oauth/token"))
        .count();
  }

  @Test
  void fifty_operations_of_two_nodes_need_one_token_request_and_one_more_when_it_dies()
      throws Exception {
    try (var other = node("us", us, us)) {
      List<Callable<Boolean>> fifty = new ArrayList<>();
      for (int i = 0; i < 25; i++) {
        fifty.add(reads(node, node.app.credential()));
        fifty.add(reads(other, other.app.credential()));
      }
      assertThat(atOnce(fifty)).containsExactly(true);
      assertThat(tokenRequests(us)).isEqualTo(1);
      us.logins().expireTokens();
      assertThat(atOnce(fifty)).containsExactly(true);
      assertThat(tokenRequests(us)).isEqualTo(2);
    }
    assertThat(us.violations()).isEmpty();
  }

  @Test
  void twenty_operations_of_a_person_on_two_nodes_need_one_refresh() throws Exception {
    value(node.complete(us.logins().approve(node.authorize(), "PADA001")));
    try (var other = node("us", us, us)) {
      List<Callable<Boolean>> twenty = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        twenty.add(reads(node, value(node.persons.own(ADA))));
        twenty.add(reads(other, value(other.persons.own(ADA))));
      }
      us.logins().expireTokens();
      us.clearLog();
      assertThat(atOnce(twenty)).containsExactly(true);
    }
    assertThat(tokenRequests(us)).isEqualTo(1);
  }

  @Test
  void a_token_that_dies_in_mid_life_is_replaced_and_the_retry_keeps_from() {
    var incident = us.trigger(CHECKOUT.value(), "Slow", "high");
    var email = value(node.rights.of(ADA));
    value(email.tokens().token());
    us.logins().expireTokens();
    var changed =
        value(
            node.pagerDuty
                .incidents()
                .change(email, new IncidentId(ACCOUNT, incident), "acknowledged"));
    assertThat(changed.status()).isEqualTo("acknowledged");
    assertThat(us.violations()).isEmpty();
    assertThat(tokenRequests(us)).isEqualTo(2);
  }

  @Test
  void a_storm_of_401_does_not_become_one_of_token_requests() throws Exception {
    us.faults()
        .always(
            "GET /services/{id}",
            Fault.answer(401, "{\"error\":{\"message\":\"Unauthorized\",\"code\":2006}}"));
    for (int i = 0; i < 20; i++) {
      assertThat(refusal(node.pagerDuty.services().get(node.app.credential(), CHECKOUT)))
          .isInstanceOf(Refusal.BadCredentials.class);
    }
    assertThat(tokenRequests(us)).isEqualTo(2);
    assertThat(node.app.trouble()).isPresent();
    us.faults().clear();
    assertThat(reads(node, node.app.credential()).call()).isTrue();
    assertThat(node.app.trouble()).isEmpty();
  }

  @Test
  void while_the_identity_service_is_down_what_lives_goes_on() throws Exception {
    value(node.app.token());
    us.faults().always("POST /oauth/token", Fault.http(503));
    assertThat(reads(node, node.app.credential()).call()).isTrue();
    us.logins().expireTokens();
    assertThat(refusal(node.pagerDuty.services().get(node.app.credential(), CHECKOUT)))
        .isInstanceOf(Refusal.Unavailable.class);
    us.faults().clear();
    assertThat(reads(node, node.app.credential()).call()).isTrue();
  }

  @Test
  @Timeout(60)
  void a_node_killed_between_refresh_and_use_loses_nobodys_log_in() throws Exception {
    value(node.complete(us.logins().approve(node.authorize(), "PADA001")));
    us.clearLog();
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var process =
        new ProcessBuilder(
                java,
                "-cp",
                classes.replace(File.pathSeparator + File.pathSeparator, File.pathSeparator),
                RefreshAndDie.class.getName(),
                database.jdbcUrl(),
                String.valueOf(database.user()),
                folder.resolve("keyset.json").toString(),
                us.apiUrl().toString(),
                us.identityUrl().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(out.lines().anyMatch(line -> line.endsWith(RefreshAndDie.REFRESHED))).isTrue();
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(reads(node, value(node.persons.own(ADA))).call()).isTrue();
    assertThat(tokenRequests(us)).isEqualTo(1);
  }

  @Test
  void an_account_in_the_eu_works_from_the_grant_to_the_links() throws Exception {
    try (var european = node("eu", eu, eu)) {
      assertThat(reads(european, european.app.credential()).call()).isTrue();
      assertThat(european.app.missingScopes()).hasValue(Set.of());
      value(european.complete(eu.logins().approve(european.authorize(), "PADA001")));
      assertThat(reads(european, value(european.persons.own(ADA))).call()).isTrue();
      assertThat(european.pagerDuty.links().serviceIntegrations(CHECKOUT))
          .hasToString("https://acme.eu.pagerduty.com/service-directory/PCHKOUT/integrations");
      assertThat(european.pagerDuty.links().incident(new IncidentId(ACCOUNT, "Q1")))
          .hasToString("https://acme.eu.pagerduty.com/incidents/Q1");
    }
    assertThat(eu.violations()).isEmpty();
  }

  @Test
  void an_app_token_that_meets_the_wrong_region_says_so() {
    try (var wrong = node("us", us, eu)) {
      assertThat(refusal(wrong.app.token())).extracting("code").isEqualTo("invalid_scope");
    }
    try (var mixed = node("eu", us, eu)) {
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
    try (var wrong = node("us", eu, us)) {
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
