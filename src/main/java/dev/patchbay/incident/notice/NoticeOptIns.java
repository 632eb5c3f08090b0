package dev.patchbay.incident.notice;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.Actor;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Transactions;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.token.Person;
import dev.patchbay.token.Rights;
import java.time.Clock;

/** Who wants a direct message when an incident is assigned to them. Thread-safe. */
public final class NoticeOptIns {
  /**
   * Sees to the account's webhook subscription, without which Patchbay never sees an assignment;
   * its id is the account.
   */
  public static final String SUBSCRIPTION_JOB = "notice-subscription";

  private final Transactions transactions;
  private final Jobs jobs;
  private final Rights rights;
  private final AccountId account;
  private final Clock clock;
  private final NoticeOptInStore store = new NoticeOptInStore();

  public NoticeOptIns(
      Transactions transactions, Jobs jobs, Rights rights, AccountId account, Clock clock) {
    this.transactions = transactions;
    this.jobs = jobs;
    this.rights = rights;
    this.account = account;
    this.clock = clock;
  }

  /**
   * From now on, until {@link #off}; false for a person without a login, whose assignments nobody
   * could know.
   *
   * @param team whose bot is to send the messages
   */
  public boolean on(Actor actor, TeamId team) {
    var person = rights.who(actor);
    person.ifPresent(
        found ->
            transactions.run(
                handle -> {
                  var wanted = new NoticeOptIn(actor, team, found.pagerDutyUserId());
                  store.put(handle, account, wanted, clock.instant());
                  jobs.submit(SUBSCRIPTION_JOB, account.toString());
                }));
    return person.isPresent();
  }

  /** False where nothing was wanted. */
  public boolean off(Actor actor) {
    return transactions.call(handle -> store.remove(handle, account, actor));
  }

  /** Whether it is on for the PagerDuty user that the person is now. */
  public boolean isOn(Actor actor) {
    var user = rights.who(actor).map(Person::pagerDutyUserId);
    return transactions.call(handle -> store.of(handle, account, actor)).stream()
        .anyMatch(wanted -> user.filter(wanted.pagerDutyUser()::equals).isPresent());
  }

  /** Whether anyone wants messages, so that PagerDuty's events are needed. */
  public boolean any() {
    return transactions.call(handle -> store.any(handle, account));
  }
}
