package dev.patchbay.incident.talk;

import dev.patchbay.core.Actor;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of events. Every call is in a transaction. Thread-safe. */
final class TalkStore {
  /** False if it is there already. */
  boolean add(Handle handle, String eventId, String kind, String body, Instant now) {
    return handle
            .createUpdate(
                """
                insert into talk_event (event_id, kind, body, heard_at)
                values (:id, :kind, :body, :now)
                on conflict do nothing
                """)
            .bind("id", eventId)
            .bind("kind", kind)
            .bind("body", body)
            .bind("now", now)
            .execute()
        > 0;
  }

  /** Empty once it is handled. */
  Optional<Talk> waiting(Handle handle, String eventId) {
    return handle
        .createQuery("select * from talk_event where event_id = :id and body is not null")
        .bind("id", eventId)
        .map(
            (row, context) ->
                new Talk(
                    eventId,
                    row.getString("kind"),
                    row.getString("body"),
                    row.getObject("heard_at", OffsetDateTime.class).toInstant()))
        .findOne();
  }

  /** It stays, until the person logs in. */
  void await(Handle handle, String eventId, Actor actor) {
    handle
        .createUpdate("update talk_event set home_id = :home, user_id = :user where event_id = :id")
        .bind("home", actor.home().value())
        .bind("user", actor.user().value())
        .bind("id", eventId)
        .execute();
  }

  /** Ids of what waits for the person's login since then, oldest first. */
  List<String> awaiting(Handle handle, Actor actor, Instant since) {
    return handle
        .createQuery(
            """
            select event_id from talk_event
            where home_id = :home and user_id = :user and body is not null and heard_at > :since
            order by heard_at
            """)
        .bind("home", actor.home().value())
        .bind("user", actor.user().value())
        .bind("since", since)
        .mapTo(String.class)
        .list();
  }

  /** Drops the words of what waited for a login that did not come. */
  void stopAwaiting(Handle handle, Instant before) {
    handle
        .createUpdate(
            "update talk_event set body = null where user_id is not null and heard_at < :before")
        .bind("before", before)
        .execute();
  }

  void tick(Handle handle, String eventId) {
    handle
        .createUpdate("update talk_event set body = null where event_id = :id")
        .bind("id", eventId)
        .execute();
  }

  void forget(Handle handle, Instant before) {
    handle
        .createUpdate("delete from talk_event where heard_at < :before")
        .bind("before", before)
        .execute();
  }
}
