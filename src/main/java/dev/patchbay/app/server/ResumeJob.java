package dev.patchbay.app.server;

import dev.patchbay.core.Actor;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.db.Transactions;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.Job.Next;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.jobs.Lane;
import dev.patchbay.login.LoginListener;
import dev.patchbay.login.PendingCommands;
import dev.patchbay.slack.login.ResumeAfterLogin;
import java.time.Clock;

/**
 * What waited for a login continues, whatever dies in between: the job is stored in the transaction
 * that keeps the login, and runs until nothing is left.
 */
record ResumeJob(
    ResumeAfterLogin resume, PendingCommands commands, Transactions transactions, Clock clock) {
  private static final String JOB = "login-resume";

  static LoginListener submitTo(Jobs jobs) {
    return actor -> jobs.submit(JOB, actor.home().value() + " " + actor.user().value());
  }

  Job job() {
    return new Job(JOB, Lane.PEOPLE, this::run, this::givenUp);
  }

  private Next run(String id) {
    return resume
        .resume(actor(id))
        .<Next>map(pause -> new Next.NotBefore(clock.instant().plus(pause)))
        .orElseGet(Next.Finished::new);
  }

  private void givenUp(String id) {
    var actor = actor(id);
    var lost = commands.waiting(actor);
    lost.forEach(pending -> commands.remove(actor, pending));
    transactions.afterCommit(() -> resume.givenUp(actor, lost));
  }

  private static Actor actor(String id) {
    var parts = id.split(" ", 2);
    return new Actor(new HomeId(parts[0]), new SlackUserId(parts[1]));
  }
}
