package dev.patchbay.pagerduty;

import static dev.patchbay.pagerduty.Bench.refused;
import static dev.patchbay.support.Ids.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.TokenOwner;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.core.ServiceId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {
  private final Bench bench = new Bench();
  private final FakeTokens person = FakeTokens.person();

  @AfterEach
  void close() {
    bench.close();
  }

  private Refusal get(int status, String body) {
    bench.server.answer(status, body);
    return refused(
        bench.pagerDuty.services().get(person.credential(), new ServiceId(ACCOUNT, "P1")));
  }

  private static Refusal scopes(String... names) {
    return new Refusal.MissingScope(Vendor.PAGERDUTY, TokenOwner.PERSON, List.of(names));
  }

  @Test
  void missing_scopes_are_named_and_only_those_that_the_token_lacks() {
    String said =
        "\"message\":\"Token missing required scopes\","
            + "\"required_scopes\":\"services.read, teams.read users.read\","
            + "\"token_scopes\":\"openid services.read\"";
    var wanted = scopes("teams.read", "users.read");
    assertThat(get(403, "{\"error\":{" + said + "}}")).isEqualTo(wanted);
    assertThat(get(403, "{" + said + "}")).isEqualTo(wanted);
    assertThat(get(403, "{\"error\":\"no\"," + said + "}")).isEqualTo(wanted);
    assertThat(get(403, "{\"error\":[{" + said + "}]}")).isEqualTo(wanted);
  }

  @Test
  void where_it_is_not_said_what_the_token_has_all_that_are_required_are_named() {
    assertThat(get(403, "{\"error\":{\"required_scopes\":\"a.read b.write\"}}"))
        .isEqualTo(scopes("a.read", "b.write"));
    assertThat(get(403, "{\"error\":{\"required_scopes\":[\"a.read\"],\"token_scopes\":null}}"))
        .isEqualTo(scopes("a.read"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'error':'Token missing required scopes'}",
        "{'error':['Token missing required scopes']}",
        "{'message':'The scope is not sufficient','code':'2010'}",
        "{'error':{'message':'Forbidden','errors':'insufficient scope'}}"
      })
  void a_scope_that_is_not_named_is_the_one_that_the_operation_needs(String body) {
    assertThat(get(403, body.replace('\'', '"'))).isEqualTo(scopes("services.read"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>403 Forbidden</html>", "{}", "7", "null"})
  void a_403_without_words_is_for_a_scope_where_the_grant_had_it_not(String body) {
    assertThat(get(403, body)).isInstanceOf(Refusal.AccessDenied.class);
    person.lacking = "services.read";
    assertThat(get(403, body)).isEqualTo(scopes("services.read"));
  }

  @Test
  void a_403_without_scopes_is_a_role_that_is_too_small() {
    person.lacking = "teams.read";
    assertThat(get(403, "{\"error\":{\"message\":\"Access Denied\",\"code\":2010}}"))
        .isEqualTo(
            new Refusal.AccessDenied(
                Vendor.PAGERDUTY, TokenOwner.PERSON, "Access Denied", "Ann (ann@acme.example)"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Account lacks 'teams' ability | teams",
        "Account does not have the required ability: coordinated_responding |"
            + " coordinated_responding",
        "Your account lacks the teams ability | teams",
        "Missing abilities: urgencies | urgencies",
        "Account does not have the required ability | ''",
      })
  void a_402_names_the_ability(String words, String ability) {
    assertThat(get(402, "{\"error\":{\"message\":\"" + words + "\",\"code\":2014}}"))
        .isEqualTo(new Refusal.MissingAbility(ability));
    assertThat(get(402, "")).isEqualTo(new Refusal.MissingAbility(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2100", "5001", "5002"})
  void a_code_that_says_not_found_is_gone_whatever_the_status(String code) {
    assertThat(get(400, "{\"error\":{\"message\":\"x\",\"code\":" + code + "}}"))
        .isEqualTo(new Refusal.NotFound("service", "P1"));
  }

  @Test
  void a_404_is_gone_even_without_a_body() {
    assertThat(get(404, "")).isEqualTo(new Refusal.NotFound("service", "P1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1008", "2011", "1001", "1002", "2001"})
  void another_4xx_is_rejected_with_its_code(String code) {
    assertThat(get(400, "{\"error\":{\"message\":\"No\",\"code\":" + code + "}}"))
        .isEqualTo(new Refusal.Rejected(Vendor.PAGERDUTY, code, "No"));
  }

  @Test
  void a_4xx_without_words_says_its_status() {
    assertThat(get(413, "<html>"))
        .isEqualTo(new Refusal.Rejected(Vendor.PAGERDUTY, "", "HTTP 413"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "<html>",
        "{\"service\":[]}",
        "{\"service\":{\"name\":\"no id\"}}",
        "{\"service\":{\"id\":\"../../users\"}}",
        "{\"service\":{\"id\":7}}",
        "{\"service\":{\"id\":\"P1\""
      })
  void a_success_of_the_wrong_shape_is_unavailable(String body) {
    assertThat(get(200, body))
        .isInstanceOfSatisfying(
            Refusal.Unavailable.class,
            away -> assertThat(away.detail()).startsWith("GET /services/{id}: "));
    assertThat(bench.pagerDuty.trouble()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "a/b", "a?b", "Q1%2F"})
  void an_id_that_cannot_be_one_is_gone_without_a_request(String id) {
    assertThat(refused(bench.pagerDuty.incidents().get(person.credential(), id)))
        .isEqualTo(new Refusal.NotFound("incident", id));
    assertThat(bench.server.seen()).isEmpty();
  }
}
