package dev.patchbay.pagerduty;

import static dev.patchbay.pagerduty.Bench.done;
import static dev.patchbay.pagerduty.Bench.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.OnCallsApi.Query;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On-calls as they are asked for and read. */
class OnCallsApiTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private final Bench bench = new Bench();
  private final Credential person = FakeTokens.person().credential();

  @AfterEach
  void close() {
    bench.close();
  }

  private void answer(String rows, boolean more) {
    bench.server.answer(200, ("{'oncalls':[" + rows + "],'more':" + more + "}").replace('\'', '"'));
  }

  private static String row(String user, int level, String start, String end) {
    return "{'user':{'id':'%s','summary':'Ann','email':'ann@acme.example'},'escalation_level':%d,"
            .formatted(user, level)
        + "'escalation_policy':{'id':'PP','summary':'Payments'},'schedule':null,'start':%s,'end':%s}"
            .formatted(start, end);
  }

  @Test
  void rows_without_times_are_always_and_others_end_before_their_end() {
    answer(
        row("P1", 1, "null", "null")
            + ","
            + row("P2", 2, "'2026-11-23T11:00:00+02:00'", "'2026-11-23T12:00:00+02:00'"),
        false);
    var found = done(bench.pagerDuty.onCalls().list(person, Query.ofPolicies(List.of("PP"))));
    assertThat(found).hasSize(2);
    assertThat(found.get(0).at(NOW)).isTrue();
    assertThat(found.get(0).after(NOW)).isFalse();
    assertThat(found.get(0).email()).isEqualTo("ann@acme.example");
    assertThat(found.get(1).at(NOW)).isFalse();
    assertThat(found.get(1).at(NOW.minusSeconds(1))).isTrue();
    assertThat(found.get(1).after(NOW.minusSeconds(3601))).isTrue();
    assertThat(bench.server.seen().get(0).uri().getQuery())
        .contains("include[]=users", "escalation_policy_ids[]=PP")
        .doesNotContain("since", "earliest");
  }

  /** Rows have no id: the same user twice, at other times, is two rows. */
  @Test
  void every_page_is_read_though_rows_have_no_id() {
    var first =
        IntStream.range(0, 100)
            .mapToObj(
                at ->
                    row("P1", 1, "'2026-11-23T10:%02d:%02dZ'".formatted(at / 60, at % 60), "null"))
            .collect(Collectors.joining(","));
    answer(first, true);
    answer(row("P1", 2, "null", "null"), false);
    assertThat(done(bench.pagerDuty.onCalls().list(person, Query.ofUser("P1")))).hasSize(101);
  }

  @Test
  void a_time_that_cannot_be_read_is_not_always() {
    answer(row("P1", 1, "'soon'", "null"), false);
    assertThat(refused(bench.pagerDuty.onCalls().list(person, Query.ofUser("P1"))))
        .isInstanceOf(Refusal.Unavailable.class);
  }

  @Test
  void the_missing_scope_is_named() {
    bench.server.answer(
        403,
        """
        {"error":{"message":"Token missing required scopes","required_scopes":"oncalls.read",
         "token_scopes":"users.read"}}
        """);
    assertThat(refused(bench.pagerDuty.onCalls().list(person, Query.ofUser("P1"))).toString())
        .contains("oncalls.read");
  }
}
