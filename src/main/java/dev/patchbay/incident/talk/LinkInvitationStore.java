package dev.patchbay.incident.talk;

import dev.patchbay.core.Actor;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** The table of who was invited to log in for the sake of their links. Thread-safe. */
final class LinkInvitationStore {
  /** False if the person is there already. */
  boolean add(Handle handle, Actor actor, Instant now) {
    return handle
            .createUpdate(
                """
                insert into link_invitation (home_id, user_id, invited_at)
                values (:home, :user, :now)
                on conflict do nothing
                """)
            .bind("home", actor.home().value())
            .bind("user", actor.user().value())
            .bind("now", now)
            .execute()
        > 0;
  }
}
