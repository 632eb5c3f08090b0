package dev.patchbay.incident.card;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Place;
import dev.patchbay.core.TeamId;
import dev.patchbay.outbox.MessageKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of messages that were pressed. Every call is in a transaction. Thread-safe. */
final class PressedMessageStore {
  private static final String SAME =
      " where team_id = :team and channel_id = :channel and ts = :ts";

  /**
   * One of the messages of an incident, and what it shows and should show.
   *
   * @param named whether it is known who did that
   */
  record Row(Place place, String ts, String shown, String status, boolean named, Instant since) {

    MessageKey key(IncidentId incident) {
      return CardKeys.pressed(place, incident, ts);
    }
  }

  /** As the last press left it; the first look of it stays. */
  void looks(
      Handle handle, Place place, String ts, IncidentId incident, String latest, String shown) {
    handle
        .createUpdate(
            """
            update clicked_message set account = :account, incident_id = :incident,
              latest = :latest, shown = :shown
            """
                + SAME)
        .bindMap(named(place, ts))
        .bind("account", incident.account().toString())
        .bind("incident", incident.value())
        .bind("latest", latest)
        .bind("shown", shown)
        .execute();
  }

  /**
   * Until the end of the transaction nobody else says what messages of the incident are to show.
   */
  void lock(Handle handle, IncidentId incident) {
    handle
        .createQuery(
            """
            select ts from clicked_message where account = :account and incident_id = :incident
            order by team_id, channel_id, ts for update
            """)
        .bind("account", incident.account().toString())
        .bind("incident", incident.value())
        .mapTo(String.class)
        .list();
  }

  /** One that shows nobody knows what; false if it is known. */
  boolean add(Handle handle, Place place, String ts, IncidentId incident, String json) {
    return handle
            .createUpdate(
                """
                insert into clicked_message (team_id, channel_id, ts, account, incident_id,
                  original, latest, shown, status, by_name, changed_at)
                values (:team, :channel, :ts, :account, :incident, :json, :json, '', '', '',
                  :epoch)
                on conflict do nothing
                """)
            .bindMap(named(place, ts))
            .bind("account", incident.account().toString())
            .bind("incident", incident.value())
            .bind("json", json)
            .bind("epoch", Instant.EPOCH)
            .execute()
        > 0;
  }

  /** The message that was changed last. */
  Optional<PressedMessage> newest(Handle handle, IncidentId incident) {
    return handle
        .createQuery(
            """
            select * from clicked_message
            where account = :account and incident_id = :incident and status <> ''
            order by changed_at desc, ts limit 1
            """)
        .bind("account", incident.account().toString())
        .bind("incident", incident.value())
        .map((row, context) -> message(row, false))
        .findOne();
  }

  List<Row> of(Handle handle, IncidentId incident) {
    return handle
        .createQuery(
            """
            select * from clicked_message where account = :account and incident_id = :incident
            order by team_id, channel_id, ts
            """)
        .bind("account", incident.account().toString())
        .bind("incident", incident.value())
        .map((row, context) -> row(row))
        .list();
  }

  Optional<PressedMessage> find(Handle handle, Place place, String ts, boolean gone) {
    return handle
        .createQuery("select * from clicked_message" + SAME)
        .bindMap(named(place, ts))
        .map((row, context) -> message(row, gone))
        .findOne();
  }

  private static PressedMessage message(ResultSet row, boolean gone) throws SQLException {
    return new PressedMessage(
        row.getString("original"),
        row.getString("latest"),
        row.getString("status"),
        Optional.ofNullable(row.getString("by_user")),
        row.getString("by_name"),
        since(row),
        gone);
  }

  /** What it is to show from now on, and who did that, as of {@link PressedMessage}. */
  void wants(
      Handle handle,
      Place place,
      String ts,
      String status,
      Optional<String> byUser,
      String byName,
      Instant since) {
    handle
        .createUpdate(
            """
            update clicked_message set status = :status, by_user = :byUser, by_name = :byName,
              changed_at = :since
            """
                + SAME)
        .bindMap(named(place, ts))
        .bind("status", status)
        .bindByType("byUser", byUser.orElse(null), String.class)
        .bind("byName", byName)
        .bind("since", since)
        .execute();
  }

  void shows(Handle handle, Place place, String ts, String status) {
    handle
        .createUpdate("update clicked_message set shown = :status" + SAME)
        .bindMap(named(place, ts))
        .bind("status", status)
        .execute();
  }

  void forget(Handle handle, Instant before) {
    handle
        .createUpdate("delete from clicked_message where changed_at < :before")
        .bind("before", before)
        .execute();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        new Place(new TeamId(row.getString("team_id")), new ChannelId(row.getString("channel_id"))),
        row.getString("ts"),
        row.getString("shown"),
        row.getString("status"),
        row.getString("by_user") != null || !row.getString("by_name").isBlank(),
        since(row));
  }

  private static Instant since(ResultSet row) throws SQLException {
    return row.getObject("changed_at", OffsetDateTime.class).toInstant();
  }

  private static Map<String, String> named(Place place, String ts) {
    return Map.of("team", place.team().value(), "channel", place.channel().value(), "ts", ts);
  }
}
