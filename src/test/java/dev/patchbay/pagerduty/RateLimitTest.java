package dev.patchbay.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.pagerduty.RateLimit.BudgetKey;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private final Bench.SetClock clock = new Bench.SetClock();
  private final RateLimit limit = new RateLimit(clock);

  private static BudgetKey person(String token) {
    return new BudgetKey(token, "", true);
  }

  private static BudgetKey background(String token) {
    return new BudgetKey(token, "", false);
  }

  private static Headers left(int remaining, int reset) {
    return Headers.of("ratelimit-remaining", "" + remaining, "ratelimit-reset", "" + reset);
  }

  @Test
  void take_beyond_960_in_a_minute_is_refused_until_the_minute_is_over() {
    for (int i = 0; i < RateLimit.PER_MINUTE; i++) {
      assertThat(limit.take(person("a"))).isEmpty();
    }
    clock.pass(Duration.ofSeconds(20));
    assertThat(limit.take(person("a"))).contains(Duration.ofSeconds(40));
    assertThat(limit.take(person("b"))).isEmpty();
    clock.pass(Duration.ofSeconds(40));
    assertThat(limit.take(person("a"))).isEmpty();
  }

  @Test
  void learn_that_nothing_remains_refuses_until_the_reset() {
    limit.learn(person("a"), 200, left(0, 12));
    assertThat(limit.take(person("a"))).contains(Duration.ofSeconds(12));
    clock.pass(Duration.ofSeconds(12));
    assertThat(limit.take(person("a"))).isEmpty();
  }

  @Test
  void learn_from_an_answer_that_was_overtaken_does_not_raise_the_count() {
    limit.learn(person("a"), 200, left(0, 12));
    limit.learn(person("a"), 200, left(3, 12));
    assertThat(limit.take(person("a"))).isPresent();
  }

  @Test
  void learn_of_a_newer_window_raises_the_count() {
    limit.learn(person("a"), 200, left(0, 12));
    limit.learn(person("a"), 200, left(900, 60));
    assertThat(limit.take(person("a"))).isEmpty();
  }

  @Test
  void a_server_that_always_says_60_seconds_does_not_starve_a_slow_caller() {
    for (int i = 0; i < 3 * RateLimit.PER_MINUTE; i++) {
      assertThat(limit.take(person("a"))).isEmpty();
      limit.learn(person("a"), 200, left(959, 60));
      clock.pass(Duration.ofSeconds(1));
    }
  }

  @Test
  void learn_of_429_without_headers_waits_5_seconds_and_never_beyond_reason() {
    assertThat(limit.learn(person("a"), 429, Headers.of())).isEqualTo(Duration.ofSeconds(5));
    assertThat(limit.take(person("a"))).contains(Duration.ofSeconds(5));
    assertThat(limit.learn(person("b"), 429, Headers.of("ratelimit-reset", "1790000000")))
        .isEqualTo(Duration.ofMinutes(2));
    assertThat(limit.learn(person("c"), 429, Headers.of("ratelimit-reset", "-4")))
        .isEqualTo(Duration.ofSeconds(1));
    assertThat(limit.learn(person("d"), 429, Headers.of("ratelimit-reset", "soon")))
        .isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void work_that_nobody_waits_for_leaves_a_fifth_of_the_windows_rest_to_people() {
    int forAll = RateLimit.PER_MINUTE - RateLimit.PER_MINUTE / RateLimit.RESERVED_PART;
    for (int i = 0; i < forAll; i++) {
      assertThat(limit.take(background("a"))).isEmpty();
    }
    var wait = limit.take(background("a")).orElseThrow();
    assertThat(wait).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(8));
    for (int i = forAll; i < RateLimit.PER_MINUTE; i++) {
      assertThat(limit.take(person("a"))).isEmpty();
    }
    clock.pass(Duration.ofSeconds(20));
    assertThat(limit.take(person("a"))).contains(Duration.ofSeconds(40));
    assertThat(limit.take(background("a"))).contains(Duration.ofSeconds(40));
    clock.pass(Duration.ofSeconds(40));
    assertThat(limit.take(background("a"))).isEmpty();
  }

  @Test
  void what_people_do_not_need_is_used_up_by_the_windows_end() {
    for (int people = 0; people <= 2; people++) {
      int served = minute(people);
      assertThat(served)
          .as("with %d calls of people a second", people)
          .isBetween(RateLimit.PER_MINUTE * 97 / 100, RateLimit.PER_MINUTE);
      clock.pass(Duration.ofMinutes(2));
    }
  }

  /** Work of 20 ms a call that waits as it is told; all that was served in a window. */
  private int minute(int peopleEachSecond) {
    var end = clock.instant().plusSeconds(60);
    int served = limit.take(background("a")).isEmpty() ? 1 : 0;
    var due = clock.instant();
    for (int tick = 0; clock.instant().isBefore(end); tick++) {
      if (!clock.instant().isBefore(due)) {
        var wait = limit.take(background("a"));
        served += wait.isEmpty() ? 1 : 0;
        due = clock.instant().plus(wait.orElse(Duration.ofMillis(20)));
      }
      for (int i = 0; tick % 50 == 0 && i < peopleEachSecond; i++) {
        assertThat(limit.take(person("a"))).as("a person, %s before the end", end).isEmpty();
        served++;
      }
      clock.pass(Duration.ofMillis(20));
    }
    return served;
  }

  @Test
  void the_part_for_people_is_one_of_the_limit_that_the_headers_name() {
    var headers =
        Headers.of("ratelimit-limit", "40", "ratelimit-remaining", "5", "ratelimit-reset", "30");
    limit.learn(person("a"), 200, headers);
    assertThat(limit.take(background("a"))).isEmpty();
    assertThat(limit.take(background("a"))).isPresent();
    for (int i = 0; i < 4; i++) {
      assertThat(limit.take(person("a"))).isEmpty();
    }
    assertThat(limit.take(person("a"))).contains(Duration.ofSeconds(30));
  }

  @Test
  void an_account_with_a_larger_limit_than_is_usual_is_believed() {
    assertThat(limit.take(background("a"))).isEmpty();
    limit.learn(
        background("a"),
        200,
        Headers.of(
            "ratelimit-limit", "9600", "ratelimit-remaining", "9599", "ratelimit-reset", "60"));
    for (int i = 0; i < 5000; i++) {
      assertThat(limit.take(background("a"))).isEmpty();
    }
  }

  @Test
  void the_limit_of_one_operation_holds_back_that_operation_and_nothing_else() {
    var create = new BudgetKey("a", "POST /incidents", true);
    limit.learn(
        create,
        200,
        Headers.of("ratelimit-limit", "300", "ratelimit-remaining", "0", "ratelimit-reset", "30"));
    assertThat(limit.take(create)).contains(Duration.ofSeconds(30));
    assertThat(limit.take(person("a"))).isEmpty();
    assertThat(limit.take(new BudgetKey("a", "GET /oncalls", true))).isEmpty();
    assertThat(limit.take(new BudgetKey("b", "POST /incidents", true))).isEmpty();

    limit.learn(new BudgetKey("a", "GET /oncalls", true), 429, Headers.of("ratelimit-reset", "9"));
    assertThat(limit.take(new BudgetKey("a", "GET /oncalls", true)))
        .contains(Duration.ofSeconds(9));
    assertThat(limit.take(person("a"))).isEmpty();

    clock.pass(Duration.ofSeconds(30));
    assertThat(limit.take(create)).isEmpty();
  }

  @Test
  void an_operation_whose_answer_speaks_of_the_tokens_limit_counts_for_all() {
    limit.learn(
        new BudgetKey("a", "GET /oncalls", true),
        200,
        Headers.of("ratelimit-limit", "960", "ratelimit-remaining", "0", "ratelimit-reset", "30"));
    assertThat(limit.take(person("a"))).contains(Duration.ofSeconds(30));
  }

  @Test
  void many_at_work_never_spend_more_than_the_budget_nor_the_part_for_people() throws Exception {
    int people = RateLimit.PER_MINUTE / RateLimit.RESERVED_PART;
    var background = new AtomicInteger();
    var person = new AtomicInteger();
    var told = new AtomicInteger();
    var threads = Executors.newFixedThreadPool(16);
    for (int i = 0; i < 3000; i++) {
      threads.execute(
          () -> {
            if (limit.take(background("a")).isEmpty()) {
              background.incrementAndGet();
            } else {
              told.incrementAndGet();
            }
          });
      if (i % 16 == 0 && i / 16 < people) {
        threads.execute(
            () -> {
              if (limit.take(person("a")).isEmpty()) {
                person.incrementAndGet();
              }
            });
      }
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    assertThat(person).as("no person was told to wait").hasValue(3000 / 16 + 1);
    assertThat(background.get() + person.get()).isLessThanOrEqualTo(RateLimit.PER_MINUTE);
    assertThat(background.get()).isGreaterThanOrEqualTo(RateLimit.PER_MINUTE - 2 * people);
    assertThat(background.get() + told.get()).isEqualTo(3000);
  }
}
