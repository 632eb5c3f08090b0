package dev.patchbay.app.server;

import dev.patchbay.incident.ChangeIncident;
import dev.patchbay.incident.talk.LinkPreviews;
import dev.patchbay.incident.talk.TalkInbox;
import dev.patchbay.incident.talk.TalkListener;
import dev.patchbay.jobs.Job;
import dev.patchbay.pagerduty.PagerDuty;
import dev.patchbay.slack.SlackPorts;
import dev.patchbay.slack.inbound.Router;
import dev.patchbay.slack.incident.thread.MentionEvents;
import dev.patchbay.slack.incident.thread.Mentions;
import dev.patchbay.slack.incident.unfurl.LinkEvents;
import dev.patchbay.slack.incident.unfurl.Unfurling;
import dev.patchbay.slack.login.LoginPrompt;
import dev.patchbay.workspace.Installation;
import java.util.List;
import java.util.function.Consumer;

/** Patchbay's part in people's conversations: mentions, links. */
record TalkFeatures(TalkInbox inbox, Consumer<Router> events, List<TalkListener> listeners) {
  static TalkFeatures build(
      Foundation storage,
      Accounts accounts,
      PagerDuty pagerDuty,
      ChangeIncident change,
      CardFeatures cards,
      SlackPorts slack) {
    var transactions = storage.database().transactions();
    var clock = storage.clock();
    var installations = storage.installations();
    var inbox = new TalkInbox(transactions, storage.jobs(), clock);
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
            slack.askToLogIn(new LoginPrompt(accounts.links())),
            clock);
    return new TalkFeatures(
        inbox,
        router -> {
          new MentionEvents(inbox).register(router);
          new LinkEvents(inbox, pagerDuty.account()).register(router);
        },
        List.of(mentions, links));
  }

  Job job() {
    return inbox.job(listeners);
  }
}
