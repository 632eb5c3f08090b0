package dev.patchbay.app.server;

import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.RecurringJob;
import dev.patchbay.slack.api.SlackApi;
import dev.patchbay.slack.home.HomeJob;
import dev.patchbay.slack.home.HomeReader;
import dev.patchbay.slack.home.Homes;
import dev.patchbay.wiring.Connections;
import java.time.Duration;
import java.util.List;

/** App Home: who has opened it, and what draws it. */
record HomeFeatures(Homes homes, HomeJob job) {
  private static final Duration HOUR = Duration.ofHours(1);

  static HomeFeatures build(
      Foundation storage,
      Accounts accounts,
      SlackApi slack,
      Connections connections,
      ResponderFeatures responders,
      Homes homes) {
    var clock = storage.clock();
    var reader =
        new HomeReader(
            accounts.rights(),
            connections,
            storage.installations(),
            responders.open(),
            responders.onCall().mine(),
            slack.members());
    return new HomeFeatures(
        homes, new HomeJob(homes, reader, slack.views(), storage.installations(), clock));
  }

  List<Job> jobs() {
    return job.jobs();
  }

  List<RecurringJob> recurring() {
    return List.of(new RecurringJob("forget-app-homes", HOUR, homes::forgetOld));
  }
}
