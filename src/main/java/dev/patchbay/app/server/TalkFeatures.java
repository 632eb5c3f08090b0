package dev.patchbay.app.server;

import dev.patchbay.incident.ChangeIncident;
import dev.patchbay.incident.talk.TalkInbox;
import dev.patchbay.incident.talk.TalkListener;
import dev.patchbay.jobs.Job;
import dev.patchbay.slack.SlackPorts;
import dev.patchbay.slack.incident.thread.Mentions;
import dev.patchbay.workspace.Installation;
import java.util.List;

/** Patchbay's part in people's conversations. */
record TalkFeatures(TalkInbox inbox, List<TalkListener> listeners) {
  static TalkFeatures build(
      Foundation storage, ChangeIncident change, CardFeatures cards, SlackPorts slack) {
    var clock = storage.clock();
    var installations = storage.installations();
    return new TalkFeatures(
        new TalkInbox(storage.database().transactions(), storage.jobs(), clock),
        List.of(
            new Mentions(
                new Mentions.Uses(
                    change::submit,
                    cards.outbox(),
                    team -> installations.inWorkspace(team).map(Installation::botUserId).orElse(""),
                    installations::reach),
                slack.api(),
                clock)));
  }

  Job job() {
    return inbox.job(listeners);
  }
}
