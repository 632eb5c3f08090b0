package dev.patchbay.pagerduty;

import static dev.patchbay.pagerduty.Bench.done;
import static dev.patchbay.pagerduty.Bench.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Pause;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.core.ServiceId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A list of PagerDuty's is given whole or not at all. */
class WholeListTest {
  private final Bench bench = new Bench();
  private final ScriptedServer server = bench.server;
  private final FakeTokens person = FakeTokens.person();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void more_rows_than_pagerduty_lists_are_refused_after_the_first_page() {
    page(true, 10_001, "P1", "P2");
    assertThat(refused(all()))
        .isInstanceOfSatisfying(
            Refusal.Unavailable.class, why -> assertThat(why.detail()).contains("10,000"));
    assertThat(server.seen()).hasSize(1);
    assertThat(server.seen().get(0).uri().getQuery()).contains("total=true", "limit=100");
  }

  @Test
  void those_of_one_service_are_refused_too_where_pagerduty_has_more_than_it_lists() {
    for (int page = 0; page < 100; page++) {
      var ids = IntStream.range(page * 100, page * 100 + 100).mapToObj(row -> "P" + row);
      server.answer(200, rows(ids.toArray(String[]::new)) + "\"more\":true,\"total\":null}");
    }
    assertThat(
            refused(
                bench
                    .pagerDuty
                    .extensions()
                    .onService(
                        person.credential(), "PS", new ServiceId(bench.pagerDuty.account(), "P1"))))
        .isInstanceOfSatisfying(
            Refusal.Unavailable.class, why -> assertThat(why.detail()).contains("10,000"));
  }

  @Test
  void a_list_that_changes_while_it_is_read_is_read_again() {
    page(true, 3, "P1", "P2");
    page(false, 2, "P4");
    page(true, 3, "P1", "P3");
    page(false, 3, "P4");
    assertThat(done(all())).extracting(Extension::id).containsExactly("P1", "P3", "P4");
    assertThat(server.seen()).hasSize(4);
  }

  @Test
  void a_row_that_comes_twice_means_that_another_is_missing() {
    page(true, 4, "P1", "P2");
    page(false, 4, "P2", "P3");
    page(false, 3, "P1", "P2", "P3");
    assertThat(done(all())).extracting(Extension::id).containsExactly("P1", "P2", "P3");
  }

  @Test
  void one_that_changes_at_each_reading_is_refused() {
    for (int reading = 0; reading < 3; reading++) {
      page(true, 4, "P1", "P2");
      page(false, 4, "P3");
    }
    assertThat(refused(all()))
        .isInstanceOfSatisfying(
            Refusal.Unavailable.class, why -> assertThat(why.detail()).contains("changed"));
  }

  @Test
  void behind_a_full_page_that_does_not_say_whether_there_is_more_the_next_is_read() {
    var ids = IntStream.range(0, 100).mapToObj(row -> "P" + row).toArray(String[]::new);
    server.answer(200, rows(ids) + "\"limit\":100,\"offset\":0}");
    server.answer(200, rows("PLAST") + "\"more\":null,\"total\":null}");
    assertThat(done(all())).hasSize(101).extracting(Extension::id).contains("P0", "PLAST");
  }

  @Test
  void services_are_given_whole_or_not_at_all_too() {
    server.answer(
        200, "{\"services\":[{\"id\":\"PS1\",\"name\":\"One\"}],\"more\":true,\"total\":10001}");
    server.answer(200, "{\"services\":[],\"more\":false,\"total\":10001}");
    assertThat(refused(bench.pagerDuty.services().all(person.credential(), Pause.NEVER)))
        .isInstanceOfSatisfying(
            Refusal.Unavailable.class, why -> assertThat(why.detail()).contains("10,000"));
  }

  @Test
  void a_page_that_is_refused_for_its_rate_is_asked_for_again_and_no_page_before_it() {
    page(true, 101, IntStream.range(0, 100).mapToObj(row -> "P" + row).toArray(String[]::new));
    server.answer(429, "{}");
    page(false, 101, "PLAST");
    var waits = new ArrayList<Refusal.RateLimited>();
    Pause pause =
        limited -> {
          bench.clock.pass(limited.delay());
          return waits.add(limited);
        };
    assertThat(done(bench.pagerDuty.extensions().all(person.credential(), "PS", pause)))
        .hasSize(101);
    assertThat(waits).extracting(Refusal.RateLimited::vendor).containsExactly(Vendor.PAGERDUTY);
  }

  private Outcome<List<Extension>> all() {
    return bench.pagerDuty.extensions().all(person.credential(), "PS", Pause.NEVER);
  }

  private void page(boolean more, int total, String... ids) {
    server.answer(200, rows(ids) + "\"more\":%s,\"total\":%d}".formatted(more, total));
  }

  private static String rows(String... ids) {
    return Arrays.stream(ids)
        .map(id -> ExtensionsApiTest.extension(id, "PS", "PSERV1"))
        .collect(Collectors.joining(",", "{\"extensions\":[", "],"));
  }
}
