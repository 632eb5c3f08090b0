package dev.patchbay.incident.card;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Place;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The tables of muted channels and of what they missed. Thread-safe. */
final class MuteStore {
  private static final String SAME = " where team_id = :team and channel_id = :channel";

  void mute(Handle handle, Place place, Instant until, SlackUserId by, Instant now) {
    handle
        .createUpdate(
            """
            insert into card_mute (team_id, channel_id, until_at, muted_by, since)
            values (:team, :channel, :until, :by, :now) on conflict do nothing
            """)
        .bindMap(named(place))
        .bind("until", until)
        .bind("by", by.value())
        .bind("now", now)
        .execute();
    handle
        .createUpdate("update card_mute set until_at = :until, muted_by = :by" + SAME)
        .bindMap(named(place))
        .bind("until", until)
        .bind("by", by.value())
        .execute();
  }

  boolean end(Handle handle, Place place) {
    return handle.createUpdate("delete from card_mute" + SAME).bindMap(named(place)).execute() > 0;
  }

  Optional<Instant> until(Handle handle, Place place) {
    return handle
        .createQuery("select until_at from card_mute" + SAME)
        .bindMap(named(place))
        .mapTo(OffsetDateTime.class)
        .findOne()
        .map(OffsetDateTime::toInstant);
  }

  List<Place> over(Handle handle, Instant now) {
    return handle
        .createQuery("select team_id, channel_id from card_mute where until_at <= :now")
        .bind("now", now)
        .map(
            (row, context) ->
                new Place(
                    new TeamId(row.getString("team_id")),
                    new ChannelId(row.getString("channel_id"))))
        .list();
  }

  void miss(Handle handle, Place place, IncidentId incident) {
    handle
        .createUpdate(
            """
            insert into card_missed (team_id, channel_id, account, incident_id)
            values (:team, :channel, :account, :incident) on conflict do nothing
            """)
        .bindMap(named(place))
        .bind("account", incident.account().toString())
        .bind("incident", incident.value())
        .execute();
  }

  List<IncidentId> missed(Handle handle, Place place) {
    return handle
        .createQuery(
            "select account, incident_id from card_missed" + SAME + " order by incident_id")
        .bindMap(named(place))
        .map(
            (row, context) ->
                new IncidentId(
                    AccountId.of(row.getString("account")), row.getString("incident_id")))
        .list();
  }

  void forgetMissed(Handle handle, Place place) {
    handle.createUpdate("delete from card_missed" + SAME).bindMap(named(place)).execute();
  }

  private static Map<String, String> named(Place place) {
    return Map.of("team", place.team().value(), "channel", place.channel().value());
  }
}
