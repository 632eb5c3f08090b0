package dev.patchbay.app.server;

import dev.patchbay.incident.notice.NoticeOptIns;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.RecurringJob;
import dev.patchbay.slack.api.SlackApi;
import dev.patchbay.slack.home.HomeFace;
import dev.patchbay.slack.home.HomeJob;
import dev.patchbay.slack.home.HomeMessages;
import dev.patchbay.slack.home.HomeReader;
import dev.patchbay.slack.home.Homes;
import dev.patchbay.wiring.Connections;
import java.time.Duration;
import java.util.List;

/** App Home: who has opened it, and what draws it. */
record HomeFeatures(Homes homes, HomeMessages messages, HomeJob job) {
  private static final Duration HOUR = Duration.ofHours(1);

  static HomeFeatures build(
      Foundation storage,
      Accounts accounts,
      SlackApi slack,
      Connections connections,
      ResponderFeatures responders,
      NoticeOptIns notices,
      Homes homes) {
    var clock = storage.clock();
    var messages = new HomeMessages(notices, responders.onCall().turns());
    var reader =
        new HomeReader(
            accounts.rights(),
            connections,
            storage.installations(),
            responders.open(),
            responders.onCall().mine(),
            slack.members(),
            messages);
    return new HomeFeatures(
        homes, messages, new HomeJob(homes, reader, slack.views(), storage.installations(), clock));
  }

  HomeFace.Uses face() {
    return new HomeFace.Uses(homes, messages);
  }

  List<Job> jobs() {
    return job.jobs();
  }

  List<RecurringJob> recurring() {
    return List.of(new RecurringJob("forget-app-homes", HOUR, homes::forgetOld));
  }
}
