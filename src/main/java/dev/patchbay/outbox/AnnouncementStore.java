package dev.patchbay.outbox;

import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.Place;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.outbox.Announcement.Otherwise;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of announcements. */
final class AnnouncementStore {
  /** Answers its id. */
  long add(Handle handle, Announcement announcement, Instant now) {
    var otherwise = announcement.otherwise();
    return handle
        .createUpdate(
            """
            insert into announcement (team_id, channel_id, text, home_id, user_id, otherwise,
              with_reason, created_at)
            values (:team, :channel, :text, :home, :user, :otherwise, :reason, :now)
            """)
        .bind("team", announcement.place().team().value())
        .bind("channel", announcement.place().channel().value())
        .bind("text", announcement.text())
        .bindByType(
            "home", otherwise.map(one -> one.to().home().value()).orElse(null), String.class)
        .bindByType(
            "user", otherwise.map(one -> one.to().user().value()).orElse(null), String.class)
        .bindByType("otherwise", otherwise.map(Otherwise::text).orElse(null), String.class)
        .bind("reason", otherwise.filter(Otherwise::withReason).isPresent())
        .bind("now", now)
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  Optional<Announcement> find(Handle handle, long id) {
    return handle
        .createQuery("select * from announcement where id = :id")
        .bind("id", id)
        .map((row, context) -> announcement(row))
        .findOne();
  }

  void forget(Handle handle, Instant before) {
    handle
        .createUpdate("delete from announcement where created_at < :before")
        .bind("before", before)
        .execute();
  }

  private static Announcement announcement(ResultSet row) throws SQLException {
    var home = Optional.ofNullable(row.getString("home_id")).map(HomeId::new);
    var user = row.getString("user_id");
    var otherwise = row.getString("otherwise");
    boolean withReason = row.getBoolean("with_reason");
    return new Announcement(
        new Place(new TeamId(row.getString("team_id")), new ChannelId(row.getString("channel_id"))),
        row.getString("text"),
        home.map(at -> new Otherwise(new Actor(at, new SlackUserId(user)), otherwise, withReason)));
  }
}
