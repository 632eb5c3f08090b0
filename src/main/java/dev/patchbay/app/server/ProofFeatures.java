package dev.patchbay.app.server;

import dev.patchbay.core.AccountId;
import dev.patchbay.incident.ChangeAnswers;
import dev.patchbay.incident.ChangeIncident;
import dev.patchbay.incident.ChangeRequest;
import dev.patchbay.incident.IncidentState;
import dev.patchbay.incident.card.CardSight;
import dev.patchbay.incident.card.PressedMessages;
import dev.patchbay.incident.proof.ProveConnection;
import dev.patchbay.incident.proof.SilenceWatch;
import dev.patchbay.pagerduty.PagerDuty;
import dev.patchbay.slack.SlackPorts;
import dev.patchbay.slack.incident.ProofFace;
import dev.patchbay.slack.incident.SlackChangeAnswers;
import dev.patchbay.slack.incident.SlackProofAnswers;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Connections;
import dev.patchbay.words.RefusalWords;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Whether connections work: proofs, and what shows that incidents arrive.
 *
 * @param presses takes presses in: that one arrives is known before anything else becomes of it
 */
record ProofFeatures(
    Connections connections,
    ProveConnection prove,
    SilenceWatch silence,
    Consumer<ChangeRequest> presses) {
  /** The features that a proof goes through. */
  record Parts(
      Connections connections,
      Webhooks webhooks,
      CardFeatures cards,
      ChangeIncident change,
      Audit audit) {}

  static SilenceWatch silence(
      Foundation storage,
      CardFeatures cards,
      Connections connections,
      SlackPorts slack,
      Duration after) {
    return new SilenceWatch(
        storage.database().transactions(),
        storage.clock(),
        after,
        new SilenceWatch.Signs(connections, cards.pressed(), cards.tests(), slack.sightings()));
  }

  static ProofFeatures build(
      SilenceWatch silence,
      Foundation storage,
      Accounts accounts,
      PagerDuty pagerDuty,
      SlackPorts slack,
      Parts parts) {
    return new ProofFeatures(
        parts.connections(),
        new ProveConnection(
            storage.database().transactions(),
            storage.jobs(),
            storage.clock(),
            new ProveConnection.Tools(
                pagerDuty.incidents(),
                pagerDuty.services(),
                accounts.rights(),
                parts.webhooks().subscription(),
                parts.connections(),
                parts.cards().tests(),
                parts.cards().pressed(),
                parts.cards().later()::changed,
                parts.change()::submit,
                new SlackProofAnswers(slack.ephemerals()),
                parts.audit().log(),
                RefusalWords::clause)),
        silence,
        request -> {
          parts.cards().pressed().arrived(request, pagerDuty.account());
          parts.change().submit(request);
        });
  }

  /** A press on PagerDuty's message shows that the extension's channel is reached. */
  static SlackChangeAnswers.Pressed pressed(
      CardFeatures cards, Connections connections, AccountId account, Clock clock) {
    var sight = new CardSight(cards.outbox(), cards.cards(), account);
    return new SlackChangeAnswers.Pressed() {
      @Override
      public void on(ChangeRequest request, IncidentState now, PressedMessages.Look look) {
        cards.pressed().pressed(request, now, look);
        cards.later().changed(now.id(), now.service());
        now.service()
            .map(service -> new ConnectionKey(request.place(), service))
            .ifPresent(key -> connections.alive(key, clock.instant()));
      }

      @Override
      public ChangeAnswers.Seen seen(ChangeRequest request) {
        return sight.of(request);
      }
    };
  }

  ProofFace.Uses face() {
    return new ProofFace.Uses(connections, prove);
  }
}
