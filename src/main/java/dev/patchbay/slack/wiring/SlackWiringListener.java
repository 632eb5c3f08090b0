package dev.patchbay.slack.wiring;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.slack.api.ChatApi;
import dev.patchbay.slack.api.ChatMessage;
import dev.patchbay.slack.api.EphemeralMessages;
import dev.patchbay.slack.login.AskToLogIn;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.apply.DriftedConnection;
import dev.patchbay.wiring.apply.OtherExtensions;
import dev.patchbay.wiring.apply.RemovedOthers;
import dev.patchbay.wiring.apply.WiringListener;
import dev.patchbay.words.RefusalWords;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts to the channel who connected it to what, and tells only the person why something was
 * refused. What Slack does not let into the channel the person reads alone, with the reason: what
 * PagerDuty posts comes with the same token. A message that cannot be sent undoes nothing: it is
 * logged.
 */
public final class SlackWiringListener implements WiringListener {
  private static final Logger log = LoggerFactory.getLogger(SlackWiringListener.class);

  private final ChatApi chat;
  private final EphemeralMessages ephemerals;
  private final AskToLogIn askToLogIn;

  public SlackWiringListener(ChatApi chat, EphemeralMessages ephemerals, AskToLogIn askToLogIn) {
    this.chat = chat;
    this.ephemerals = ephemerals;
    this.askToLogIn = askToLogIn;
  }

  @Override
  public void connected(Actor actor, Connection connection, Way way) {
    String words = WiringView.connected(actor.user().value(), connection, way);
    if (way == Way.WRITTEN_AGAIN) {
      ephemerals(actor, connection.key().place(), words);
    } else {
      var place = connection.key().place();
      post(place, words)
          .ifPresent(why -> ephemerals(actor, place, WiringView.notPosted(words, place, why)));
    }
  }

  @Override
  public void doubled(Actor actor, Connection connection, OtherExtensions others) {
    var said = OthersView.found(connection, others);
    ephemerals.to(actor, connection.key().place(), Optional.empty(), said.text(), said.blocks());
  }

  @Override
  public void othersRemoved(Actor actor, Connection connection, RemovedOthers removed) {
    var place = connection.key().place();
    if (removed.any()) {
      String words = OthersView.removed(actor.user().value(), connection, removed);
      post(place, words).ifPresent(why -> ephemerals(actor, place, words));
    }
    OthersView.rest(connection, removed)
        .ifPresent(
            said -> ephemerals.to(actor, place, Optional.empty(), said.text(), said.blocks()));
  }

  @Override
  public void disconnected(Actor actor, Connection connection) {
    var place = connection.key().place();
    String words = WiringView.disconnected(actor.user().value(), connection.serviceName());
    post(place, words).ifPresent(why -> ephemerals(actor, place, words));
  }

  @Override
  public void gone(Connection connection) {
    say(connection.key().place(), HealthView.gone(connection));
  }

  @Override
  public void repaired(Connection connection, DriftedConnection was) {
    say(connection.key().place(), WiringView.repaired(connection.serviceName(), was));
  }

  @Override
  public void delayed(
      Actor actor, ConnectionKey key, String serviceName, String doing, Refusal why, Instant next) {
    String because = RefusalWords.delay(why, next, Mrkdwn.MARKUP);
    ephemerals(actor, key.place(), WiringView.delayed(because, doing, serviceName));
  }

  @Override
  public void refused(
      Actor actor, ConnectionKey key, String serviceName, String doing, Refusal why) {
    String words = WiringView.refused(doing, serviceName, why);
    if (why instanceof Refusal.NotLoggedIn || why instanceof Refusal.LoginEnded) {
      askToLogIn.ask(actor, key.place(), Optional.empty(), words);
    } else {
      ephemerals(actor, key.place(), words);
    }
  }

  private void say(Place place, String words) {
    post(place, words);
  }

  /** The refusal, if Slack did not take it. */
  private Optional<Refusal> post(Place place, String words) {
    if (chat.post(place, ChatMessage.of(words, WiringView.block(words)))
        instanceof Outcome.Refused<?> refused) {
      log.warn("Could not send a Slack message to {}: {}", place, refused.refusal());
      return Optional.of(refused.refusal());
    }
    return Optional.empty();
  }

  private void ephemerals(Actor actor, Place place, String words) {
    ephemerals.to(actor, place, Optional.empty(), words, WiringView.block(words));
  }
}
