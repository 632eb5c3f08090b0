package dev.patchbay.incident.notice;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.IncidentId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.db.Transactions;
import dev.patchbay.incident.card.CardKeys;
import dev.patchbay.incident.card.ShownCards;
import dev.patchbay.outbox.MessageKey;
import dev.patchbay.outbox.Outbox;
import dev.patchbay.outbox.Turn;
import dev.patchbay.pagerduty.Incident.Party;
import dev.patchbay.pagerduty.event.EventType;
import dev.patchbay.pagerduty.event.IncidentSnapshot;
import dev.patchbay.token.Person;
import dev.patchbay.token.Rights;
import dev.patchbay.webhook.EventListener;
import dev.patchbay.webhook.IncidentEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Calls for a direct message to each person who wants one and to whom an incident is newly
 * assigned, once for each assignment, and has it follow the incident. Must hear of an event after
 * the cards, whose state the messages show. Called on job threads. Thread-safe.
 */
public final class AssignedNotices implements EventListener {
  private static final Duration REMEMBERED = Duration.ofDays(60);

  /** What a message shows beside who is assigned. */
  private static final Set<EventType> SHOWN =
      EnumSet.of(
          EventType.ACKNOWLEDGED,
          EventType.UNACKNOWLEDGED,
          EventType.PRIORITY_UPDATED,
          EventType.TITLE_UPDATED,
          EventType.URGENCY_UPDATED);

  private final Transactions transactions;
  private final Outbox outbox;
  private final ShownCards cards;
  private final Rights rights;
  private final Clock clock;
  private final NoticeStore store = new NoticeStore();
  private final NoticeOptInStore optIns = new NoticeOptInStore();

  public AssignedNotices(
      Transactions transactions, Outbox outbox, ShownCards cards, Rights rights, Clock clock) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.cards = cards;
    this.rights = rights;
    this.clock = clock;
  }

  @Override
  public Runnable prepare(IncidentEvent event) {
    return event
        .snapshot()
        .<Runnable>map(now -> () -> transactions.run(handle -> heard(handle, event, now)))
        .orElse(() -> {});
  }

  private void heard(Handle handle, IncidentEvent event, IncidentSnapshot now) {
    var incident = event.incident();
    var open = store.open(handle, incident);
    if (open.isEmpty() && !optIns.any(handle, incident.account())) {
      return;
    }
    if (!store.advance(handle, incident, event.occurredAt())) {
      return;
    }
    Set<String> assigned =
        now.status().equals("resolved")
            ? Set.of()
            : now.assignees().stream().map(Party::id).collect(Collectors.toSet());
    for (var notice : open) {
      boolean holds = assigned.contains(notice.to().pagerDutyUser());
      if (!holds) {
        store.end(handle, notice);
      }
      if (!holds || SHOWN.contains(event.type())) {
        outbox.due(notice.key(), Turn.LAST);
      }
    }
    optIns.of(handle, incident.account(), assigned).stream()
        .filter(wanted -> open.stream().noneMatch(notice -> isOf(notice, wanted)))
        .filter(this::isStillThatPerson)
        .forEach(wanted -> outbox.due(store.add(handle, incident, wanted).key(), Turn.NEXT));
  }

  private static boolean isOf(AssignedNotice notice, NoticeOptIn wanted) {
    return notice.to().actor().equals(wanted.actor())
        && notice.to().pagerDutyUser().equals(wanted.pagerDutyUser());
  }

  /** Who has logged out, or logged in as someone else, gets nothing. */
  private boolean isStillThatPerson(NoticeOptIn wanted) {
    return rights
        .who(wanted.actor())
        .map(Person::pagerDutyUserId)
        .filter(wanted.pagerDutyUser()::equals)
        .isPresent();
  }

  /** As in {@link MessageKey#kind}. */
  public static String kind() {
    return AssignedNotice.KIND;
  }

  /** Empty where the incident is forgotten. */
  public Optional<ShownNotice> shown(MessageKey key) {
    var incident = CardKeys.incident(key);
    return transactions.call(
        handle ->
            store
                .state(handle, incident, user(key), number(key))
                .flatMap(
                    state ->
                        cards
                            .direct(incident)
                            .map(
                                card ->
                                    new ShownNotice(
                                        card, state.assigned(), state.conversation()))));
  }

  /** The message is there, in this conversation. */
  public void posted(MessageKey key, ChannelId conversation) {
    IncidentId incident = CardKeys.incident(key);
    transactions.run(
        handle -> store.posted(handle, incident, user(key), number(key), conversation));
  }

  /** Drops incidents that nothing was heard of for 60 days; to be called now and then. */
  public void forgetOld() {
    var before = clock.instant().minus(REMEMBERED);
    transactions.run(handle -> store.forget(handle, before));
  }

  private static SlackUserId user(MessageKey key) {
    return new SlackUserId(key.place().channel().value());
  }

  private static int number(MessageKey key) {
    var parts = List.of(key.subject().split("/", -1));
    return Integer.parseInt(parts.get(parts.size() - 1));
  }
}
