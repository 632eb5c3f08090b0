package dev.patchbay.app.server;

import dev.patchbay.incident.ChangeIncident;
import dev.patchbay.incident.notice.NoticeOptIns;
import dev.patchbay.incident.talk.LinkPreviews;
import dev.patchbay.incident.talk.TalkInbox;
import dev.patchbay.incident.talk.TalkListener;
import dev.patchbay.jobs.Job;
import dev.patchbay.pagerduty.PagerDuty;
import dev.patchbay.slack.SlackPorts;
import dev.patchbay.slack.incident.thread.Mentions;
import dev.patchbay.slack.incident.unfurl.Unfurling;
import dev.patchbay.workspace.Installation;
import java.util.List;

/**
 * Patchbay's part in people's conversations: mentions, links, messages to one person.
 *
 * @param subscribe subscribes to PagerDuty's events, which the messages need
 */
record TalkFeatures(TalkInbox inbox, List<TalkListener> listeners, Runnable subscribe) {
  static TalkFeatures build(
      Foundation storage,
      Accounts accounts,
      PagerDuty pagerDuty,
      ChangeIncident change,
      CardFeatures cards,
      Webhooks webhooks,
      SlackPorts slack,
      TalkInbox inbox) {
    var transactions = storage.database().transactions();
    var clock = storage.clock();
    var installations = storage.installations();
    var mentions =
        new Mentions(
            new Mentions.Uses(
                change::submit,
                cards.outbox(),
                team -> installations.inWorkspace(team).map(Installation::botUserId).orElse(""),
                installations::reach),
            slack.api(),
            clock);
    var links =
        new Unfurling(
            new LinkPreviews(
                accounts.rights(),
                pagerDuty.incidents(),
                pagerDuty.services(),
                transactions,
                clock),
            installations::reach,
            slack.api().chat(),
            slack.api().users(),
            slack.askToLogIn(accounts.prompt()),
            clock);
    return new TalkFeatures(
        inbox,
        List.of(mentions, links),
        () -> webhooks.subscription().check(accounts.app().credential()));
  }

  List<Job> jobs() {
    return List.of(
        inbox.job(listeners),
        new Job(
            NoticeOptIns.SUBSCRIPTION_JOB,
            account -> {
              subscribe.run();
              return new Job.Next.Finished();
            }));
  }
}
