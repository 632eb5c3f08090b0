package dev.patchbay.incident.card;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.IncidentId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** The tables of cards and of what happened. Every call is in a transaction. Thread-safe. */
final class CardStore {
  private static final String SAME = " where account = :account and incident_id = :incident";

  Optional<Card> find(Handle handle, IncidentId incident) {
    return handle
        .createQuery("select * from incident_card" + SAME)
        .bindMap(named(incident))
        .map((row, context) -> CardColumns.card(row))
        .findOne();
  }

  /** The same, and nobody else changes it until the transaction ends. */
  Optional<Card> lock(Handle handle, IncidentId incident) {
    return handle
        .createQuery("select * from incident_card" + SAME + " for update")
        .bindMap(named(incident))
        .map((row, context) -> CardColumns.card(row))
        .findOne();
  }

  void save(Handle handle, Card card, Instant now) {
    int updated =
        with(
                handle.createUpdate(
                    """
                    update incident_card set number = :number, title = :title, status = :status,
                      urgency = :urgency, url = :url, service_id = :service,
                      service_name = :serviceName, priority = :priority, policy = :policy,
                      assignees = :assignees, acknowledgers = :holders, alerts = :alerts,
                      created_at = :created, held_until = :held, as_of = :asOf, late = :late, seen_at = :now
                    """
                        + SAME),
                card)
            .bind("now", now)
            .execute();
    if (updated == 0) {
      with(
              handle.createUpdate(
                  """
                  insert into incident_card (account, incident_id, number, title, status, urgency,
                    url, service_id, service_name, priority, policy, assignees, acknowledgers,
                    alerts, created_at, held_until, as_of, late, seen_at)
                  values (:account, :incident, :number, :title, :status, :urgency, :url, :service,
                    :serviceName, :priority, :policy, :assignees, :holders, :alerts, :created,
                    :held, :asOf, :late, :now)
                  """),
              card)
          .bind("now", now)
          .execute();
    }
  }

  /** False if it stands there already. */
  boolean add(Handle handle, IncidentId incident, CardLine line) {
    return handle
            .createUpdate(
                """
                insert into incident_card_line (account, incident_id, event_id, type, at, who, words)
                values (:account, :incident, :event, :type, :at, :who, :words)
                on conflict do nothing
                """)
            .bindMap(named(incident))
            .bind("event", line.eventId())
            .bind("type", line.type().key())
            .bind("at", line.at())
            .bind("who", line.who())
            .bind("words", line.words())
            .execute()
        > 0;
  }

  /** The newest, newest first. */
  List<CardLine> lines(Handle handle, IncidentId incident, int most) {
    return handle
        .createQuery(
            "select * from incident_card_line" + SAME + " order by at desc, event_id limit :most")
        .bindMap(named(incident))
        .bind("most", most)
        .map((row, context) -> CardColumns.line(row))
        .list();
  }

  Optional<CardLine> line(Handle handle, IncidentId incident, String eventId) {
    return handle
        .createQuery("select * from incident_card_line" + SAME + " and event_id = :event")
        .bindMap(named(incident))
        .bind("event", eventId)
        .map((row, context) -> CardColumns.line(row))
        .findOne();
  }

  /** Cards of incidents that are not resolved, as far as is known here. */
  List<Card> open(Handle handle, AccountId account) {
    return handle
        .createQuery(
            "select * from incident_card where account = :account and status <> 'resolved'")
        .bind("account", account.toString())
        .map((row, context) -> CardColumns.card(row))
        .list();
  }

  /** Those of incidents that are over: an open one is still to be shown once. */
  void forget(Handle handle, Instant before) {
    handle
        .createUpdate(
            """
            delete from incident_card_line where exists (select 1 from incident_card c
              where c.account = incident_card_line.account
                and c.incident_id = incident_card_line.incident_id
                and c.seen_at < :before and c.status = 'resolved')
            """)
        .bind("before", before)
        .execute();
    handle
        .createUpdate("delete from incident_card where seen_at < :before and status = 'resolved'")
        .bind("before", before)
        .execute();
  }

  private static <S extends SqlStatement<S>> S with(S statement, Card card) {
    return statement
        .bindMap(named(card.incident()))
        .bind("number", card.number())
        .bind("title", card.title())
        .bind("status", card.status().key())
        .bind("urgency", CardLines.cut(card.urgency(), 20))
        .bind("url", card.url())
        .bindByType("service", card.service().map(id -> id.value()).orElse(null), String.class)
        .bind("serviceName", card.serviceName())
        .bindByType("priority", card.priority().orElse(null), String.class)
        .bind("policy", card.policy())
        .bind("assignees", CardColumns.lines(card.assignees()))
        .bind("holders", CardColumns.holders(card.holders()))
        .bindByType(
            "alerts", card.alerts().isPresent() ? card.alerts().getAsInt() : null, Integer.class)
        .bindByType("created", card.createdAt().orElse(null), Instant.class)
        .bindByType("held", card.heldUntil().orElse(null), Instant.class)
        .bind("asOf", card.asOf())
        .bind("late", card.late());
  }

  private static Map<String, String> named(IncidentId incident) {
    return Map.of("account", incident.account().toString(), "incident", incident.value());
  }
}
