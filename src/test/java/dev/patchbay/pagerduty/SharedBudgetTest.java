package dev.patchbay.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.sandbox.pagerduty.account.SeenRequest;
import dev.patchbay.secret.Secret;
import dev.patchbay.support.PagerDutyAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One token's budget under many threads, against a PagerDuty that counts. */
class SharedBudgetTest {
  private static final int LIMIT = 60;

  @Test
  void whoever_has_used_up_their_own_budget_keeps_no_other_from_theirs() {
    try (var account = new PagerDutyAccount()) {
      account.simulator().rateLimit(2);
      var ann = own(account, "Ann");
      var bob = own(account, "Bob");
      var services = account.client().services();
      Outcome<ServicePage> last = services.search(ann, "", 1);
      for (int more = 0; more < 2; more++) {
        last = services.search(ann, "", 1);
      }
      assertThat(last).isInstanceOf(Outcome.Refused.class);
      assertThat(services.search(bob, "", 1)).isInstanceOf(Outcome.Done.class);
    }
  }

  private static Credential own(PagerDutyAccount account, String name) {
    var person = account.credential(account.person(name, Role.USER));
    var token = ((Outcome.Done<Secret>) person.tokens().token()).value();
    return new Credential(person.account(), TokenSource.of(token), person.whose());
  }

  @Test
  void a_person_gets_through_while_hundreds_in_the_background_are_told_to_wait() throws Exception {
    try (var account = new PagerDutyAccount()) {
      account.simulator().rateLimit(LIMIT);
      var token = account.credential(account.person("Ann", Role.USER));
      var services = account.client().services();
      Callable<Outcome<ServicePage>> background =
          () ->
              services.search(new Credential(token.account(), token.tokens(), Whose.app()), "", 1);
      Callable<Outcome<ServicePage>> person = () -> services.search(token, "", 1);
      // What the limit is, the first answer tells.
      assertThat(person.call()).isInstanceOf(Outcome.Done.class);
      var threads = Executors.newFixedThreadPool(8);
      var work = new ArrayList<Future<Outcome<ServicePage>>>();
      for (int i = 0; i < 200; i++) {
        work.add(threads.submit(background));
      }
      var people = new ArrayList<Future<Outcome<ServicePage>>>();
      for (int i = 0; i < 4; i++) {
        people.add(threads.submit(person));
      }
      for (var answer : people) {
        assertThat(answer.get()).as("a person").isInstanceOf(Outcome.Done.class);
      }
      int done = 0;
      for (var answer : work) {
        if (answer.get() instanceof Outcome.Refused<ServicePage> refused) {
          assertThat(refused.refusal())
              .isInstanceOfSatisfying(
                  Refusal.RateLimited.class,
                  told ->
                      assertThat(told.delay())
                          .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(60)));
        } else {
          done++;
        }
      }
      threads.shutdown();
      assertThat(done).isBetween(LIMIT / 2, LIMIT - 5);
      assertThat(person.call()).as("after the storm").isInstanceOf(Outcome.Done.class);
      assertThat(account.simulator().requests())
          .extracting(SeenRequest::status)
          .as("PagerDuty never had to refuse")
          .containsOnly(200);
    }
  }
}
