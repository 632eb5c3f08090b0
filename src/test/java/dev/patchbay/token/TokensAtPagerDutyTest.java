package dev.patchbay.token;

import static dev.patchbay.support.Ids.ACCOUNT;
import static dev.patchbay.token.PagerDutyNode.ADA;
import static dev.patchbay.token.PagerDutyRegions.CHECKOUT;
import static dev.patchbay.token.PagerDutyRegions.reads;
import static dev.patchbay.token.PagerDutyRegions.tokenRequests;
import static dev.patchbay.token.TokenNode.atOnce;
import static dev.patchbay.token.TokenNode.refusal;
import static dev.patchbay.token.TokenNode.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Refusal;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.sandbox.pagerduty.PagerDutySimulator;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tokens against a whole simulated PagerDuty: how many are asked for, and kills. */
final class TokensAtPagerDutyTest {
  @TempDir private Path folder;
  private PagerDutyRegions regions;
  private PagerDutySimulator us;
  private PagerDutyNode node;

  @BeforeEach
  void open() {
    regions = new PagerDutyRegions(folder);
    us = regions.us;
    node = regions.node("us", us, us);
  }

  @AfterEach
  void close() {
    node.close();
    regions.close();
  }

  @Test
  void fifty_operations_of_two_nodes_need_one_token_request_and_one_more_when_it_dies()
      throws Exception {
    try (var other = regions.node("us", us, us)) {
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
    try (var other = regions.node("us", us, us)) {
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
                regions.database.jdbcUrl(),
                String.valueOf(regions.database.user()),
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
}
