package dev.patchbay.slack.wiring;

import com.google.gson.JsonArray;
import dev.patchbay.core.Actor;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.outbox.Announcement;
import dev.patchbay.outbox.Announcement.Otherwise;
import dev.patchbay.outbox.Announcements;
import dev.patchbay.outbox.PersonalMessage;
import dev.patchbay.outbox.PersonalMessages;
import dev.patchbay.slack.api.ChatMessage;
import dev.patchbay.slack.api.EphemeralMessages;
import dev.patchbay.slack.view.MessageContent;
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

/**
 * Tells the channel who connected it to what, and only the person why something was refused. What
 * Slack does not let into the channel the person reads alone, with the reason: what PagerDuty posts
 * comes with the same token. What is said is stored with what was done, and sent after it.
 */
public final class SlackWiringListener implements WiringListener {
  private final Announcements announcements;
  private final PersonalMessages personal;
  private final EphemeralMessages ephemerals;

  /**
   * @param ephemerals for what soon is so no more
   */
  public SlackWiringListener(
      Announcements announcements, PersonalMessages personal, EphemeralMessages ephemerals) {
    this.announcements = announcements;
    this.personal = personal;
    this.ephemerals = ephemerals;
  }

  @Override
  public void connected(Actor actor, Connection connection, Way way) {
    String words = WiringView.connected(actor.user().value(), connection, way);
    var place = connection.key().place();
    if (way == Way.WRITTEN_AGAIN) {
      tell(actor, place, MessageContent.words(words));
    } else {
      announce(place, words, new Otherwise(actor, WiringView.nothingAppears(words, place), true));
    }
  }

  @Override
  public void doubled(Actor actor, Connection connection, OtherExtensions others) {
    tell(actor, connection.key().place(), OthersView.found(connection, others));
  }

  @Override
  public void othersRemoved(Actor actor, Connection connection, RemovedOthers removed) {
    var place = connection.key().place();
    if (removed.any()) {
      String words = OthersView.removed(actor.user().value(), connection, removed);
      announce(place, words, new Otherwise(actor, WiringView.notTold(words, place), false));
    }
    OthersView.rest(connection, removed).ifPresent(said -> tell(actor, place, said));
  }

  @Override
  public void disconnected(Actor actor, Connection connection) {
    var place = connection.key().place();
    String words = WiringView.disconnected(actor.user().value(), connection.serviceName());
    announce(place, words, new Otherwise(actor, WiringView.notTold(words, place), false));
  }

  @Override
  public void gone(Connection connection) {
    announcements.add(
        new Announcement(connection.key().place(), HealthView.gone(connection), Optional.empty()));
  }

  @Override
  public void repaired(Connection connection, DriftedConnection was) {
    announcements.add(
        new Announcement(
            connection.key().place(),
            WiringView.repaired(connection.serviceName(), was),
            Optional.empty()));
  }

  @Override
  public void delayed(
      Actor actor, ConnectionKey key, String serviceName, String doing, Refusal why, Instant next) {
    String because = RefusalWords.delay(why, next, Mrkdwn.MARKUP);
    ephemerals.inThread(
        actor, key.place(), Optional.empty(), "", WiringView.delayed(because, doing, serviceName));
  }

  @Override
  public void refused(
      Actor actor, ConnectionKey key, String serviceName, String doing, Refusal why) {
    String words = WiringView.refused(doing, serviceName, why);
    if (why instanceof Refusal.NotLoggedIn || why instanceof Refusal.LoginEnded) {
      personal.add(new PersonalMessage(actor, key.place(), "", true, words, Optional.empty()));
    } else {
      tell(actor, key.place(), MessageContent.words(words));
    }
  }

  private void announce(Place place, String words, Otherwise otherwise) {
    announcements.add(new Announcement(place, words, Optional.of(otherwise)));
  }

  private void tell(Actor actor, Place place, MessageContent said) {
    var blocks = ChatMessage.of(said.text(), said.blocks()).blocks().map(JsonArray::toString);
    personal.add(new PersonalMessage(actor, place, "", false, said.text(), blocks));
  }
}
