package dev.patchbay.outbox;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Place;
import dev.patchbay.core.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of messages. Every call is in a transaction. Thread-safe. */
final class OutboxStore {
  private static final String SAME =
      " where team_id = :team and channel_id = :channel and kind = :kind and subject = :subject";

  /** Adds it, or calls for it once more: who waits longest and for the most keeps the place. */
  void call(Handle handle, MessageKey key, Turn turn, Instant now) {
    handle
        .createUpdate(
            """
            insert into outbox_message (team_id, channel_id, kind, subject, wanted, written,
              place_in_line, due_since, changed_at)
            values (:team, :channel, :kind, :subject, 0, 0, :turn, :now, :now)
            on conflict do nothing
            """)
        .bindMap(named(key))
        .bind("turn", turn.number())
        .bind("now", now)
        .execute();
    handle
        .createUpdate(
            """
            update outbox_message set
              place_in_line = case when wanted = written or place_in_line > :turn then :turn
                else place_in_line end,
              due_since = case when wanted = written then :now else due_since end,
              wanted = wanted + 1, changed_at = :now
            """
                + SAME)
        .bindMap(named(key))
        .bind("turn", turn.number())
        .bind("now", now)
        .execute();
  }

  /** Adds it as written; nothing if it is known. */
  void adopt(Handle handle, MessageKey key, String ts, Instant now) {
    handle
        .createUpdate(
            """
            insert into outbox_message (team_id, channel_id, kind, subject, ts, wanted, written,
              place_in_line, due_since, changed_at)
            values (:team, :channel, :kind, :subject, :ts, 0, 0, :turn, :now, :now)
            on conflict do nothing
            """)
        .bindMap(named(key))
        .bind("ts", ts)
        .bind("turn", Turn.LAST.number())
        .bind("now", now)
        .execute();
  }

  /**
   * The one to write next: what is not posted yet, then by its turn, then who waits longest. What
   * was over before it was ever posted waits for all that is not.
   */
  Optional<DueMessage> next(Handle handle, Place place, boolean editsToo) {
    return handle
        .createQuery(
            """
            select * from outbox_message
            where team_id = :team and channel_id = :channel and wanted > written
              and (ts is null or :edits)
            order by case when ts is not null then 1 when place_in_line = 0 then 0.5 else 0 end,
              place_in_line, due_since, subject
            limit 1
            """)
        .bind("team", place.team().value())
        .bind("channel", place.channel().value())
        .bind("edits", editsToo)
        .map(
            (row, context) ->
                new DueMessage(
                    new MessageKey(place, row.getString("kind"), row.getString("subject")),
                    Optional.ofNullable(row.getString("ts")),
                    row.getLong("wanted"),
                    Optional.ofNullable(row.getString("attempt")),
                    row.getObject("due_since", OffsetDateTime.class).toInstant()))
        .findOne();
  }

  /** That a post is on its way from now on. */
  void mark(Handle handle, MessageKey key, String attempt) {
    handle
        .createUpdate("update outbox_message set attempt = :attempt" + SAME)
        .bindMap(named(key))
        .bind("attempt", attempt)
        .execute();
  }

  /** That nothing is on its way. */
  void unmark(Handle handle, MessageKey key) {
    handle
        .createUpdate("update outbox_message set attempt = null" + SAME)
        .bindMap(named(key))
        .execute();
  }

  /** That Slack has it; still due, as nobody knows what it shows. */
  void found(Handle handle, MessageKey key, String ts) {
    handle
        .createUpdate("update outbox_message set ts = :ts, attempt = null" + SAME)
        .bindMap(named(key))
        .bind("ts", ts)
        .execute();
  }

  /** {@code refused}: whether Slack did not take it. */
  void written(Handle handle, DueMessage message, Optional<String> ts, boolean refused) {
    handle
        .createUpdate(
            "update outbox_message set ts = :ts, attempt = null, written = :wanted,"
                + " refused = :refused"
                + SAME)
        .bindMap(named(message.key()))
        .bindByType("ts", ts.orElse(null), String.class)
        .bind("wanted", message.wanted())
        .bind("refused", refused)
        .execute();
  }

  /** That the posted one is gone. */
  void lost(Handle handle, MessageKey key) {
    handle
        .createUpdate("update outbox_message set ts = null, attempt = null" + SAME)
        .bindMap(named(key))
        .execute();
  }

  Optional<String> ts(Handle handle, MessageKey key) {
    return handle
        .createQuery("select ts from outbox_message" + SAME + " and ts is not null")
        .bindMap(named(key))
        .mapTo(String.class)
        .findOne();
  }

  Optional<MessageKey> at(Handle handle, Place place, String ts) {
    return handle
        .createQuery(
            """
            select kind, subject from outbox_message
            where team_id = :team and channel_id = :channel and ts = :ts
            """)
        .bind("team", place.team().value())
        .bind("channel", place.channel().value())
        .bind("ts", ts)
        .map(
            (row, context) ->
                new MessageKey(place, row.getString("kind"), row.getString("subject")))
        .findFirst();
  }

  boolean posting(Handle handle, Place place) {
    return handle
            .createQuery(
                """
                select count(*) from outbox_message
                where team_id = :team and channel_id = :channel and ts is null
                  and attempt is not null
                """)
            .bind("team", place.team().value())
            .bind("channel", place.channel().value())
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  boolean settled(Handle handle, MessageKey key) {
    return handle
            .createQuery("select count(*) from outbox_message" + SAME + " and wanted > written")
            .bindMap(named(key))
            .mapTo(Integer.class)
            .one()
        == 0;
  }

  boolean refused(Handle handle, MessageKey key) {
    return handle
        .createQuery("select refused from outbox_message" + SAME)
        .bindMap(named(key))
        .mapTo(Boolean.class)
        .findOne()
        .orElse(false);
  }

  /** The same message in all channels. */
  List<MessageKey> of(Handle handle, String kind, String subject) {
    return handle
        .createQuery(
            """
            select team_id, channel_id from outbox_message
            where kind = :kind and subject = :subject order by team_id, channel_id
            """)
        .bind("kind", kind)
        .bind("subject", subject)
        .map((row, context) -> new MessageKey(place(row), kind, subject))
        .list();
  }

  long due(Handle handle) {
    return handle
        .createQuery("select count(*) from outbox_message where wanted > written")
        .mapTo(Long.class)
        .one();
  }

  List<Place> placesDue(Handle handle) {
    return handle
        .createQuery(
            "select distinct team_id, channel_id from outbox_message where wanted > written")
        .map((row, context) -> place(row))
        .list();
  }

  private static Place place(ResultSet row) throws SQLException {
    return new Place(
        new TeamId(row.getString("team_id")), new ChannelId(row.getString("channel_id")));
  }

  int forget(Handle handle, Instant before) {
    return handle
        .createUpdate("delete from outbox_message where changed_at < :before")
        .bind("before", before)
        .execute();
  }

  private static Map<String, String> named(MessageKey key) {
    return Map.of(
        "team", key.place().team().value(),
        "channel", key.place().channel().value(),
        "kind", key.kind(),
        "subject", key.subject());
  }
}
