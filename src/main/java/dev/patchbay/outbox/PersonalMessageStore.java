package dev.patchbay.outbox;

import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.Place;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of messages to people. */
final class PersonalMessageStore {
  /** One that Slack has not taken yet. */
  record Unsent(PersonalMessage message, Instant since) {}

  /** Answers its id. */
  long add(Handle handle, PersonalMessage message, Instant now) {
    return handle
        .createUpdate(
            """
            insert into personal_message (home_id, user_id, team_id, channel_id, thread_ts,
              asks_login, text, blocks, created_at)
            values (:home, :user, :team, :channel, :thread, :login, :text, :blocks, :now)
            """)
        .bind("home", message.to().home().value())
        .bind("user", message.to().user().value())
        .bind("team", message.place().team().value())
        .bind("channel", message.place().channel().value())
        .bind("thread", message.threadTs())
        .bind("login", message.asksLogin())
        .bind("text", message.text())
        .bindByType("blocks", message.blocks().orElse(null), String.class)
        .bind("now", now)
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  Optional<Unsent> find(Handle handle, long id) {
    return handle
        .createQuery("select * from personal_message where id = :id")
        .bind("id", id)
        .map((row, context) -> unsent(row))
        .findOne();
  }

  void delete(Handle handle, long id) {
    handle.createUpdate("delete from personal_message where id = :id").bind("id", id).execute();
  }

  void forget(Handle handle, Instant before) {
    handle
        .createUpdate("delete from personal_message where created_at < :before")
        .bind("before", before)
        .execute();
  }

  private static Unsent unsent(ResultSet row) throws SQLException {
    return new Unsent(
        new PersonalMessage(
            new Actor(
                new HomeId(row.getString("home_id")), new SlackUserId(row.getString("user_id"))),
            new Place(
                new TeamId(row.getString("team_id")), new ChannelId(row.getString("channel_id"))),
            row.getString("thread_ts"),
            row.getBoolean("asks_login"),
            row.getString("text"),
            Optional.ofNullable(row.getString("blocks"))),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }
}
