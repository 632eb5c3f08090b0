package dev.patchbay.workspace;

import dev.patchbay.core.TeamId;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Why the tokens of the table {@code installation} are not refreshed. */
final class RotationTroubleStore {
  List<RotationTrouble> soonest(Handle handle, int most) {
    return handle
        .createQuery(
            """
            select team_name, token_expires_at, rotation_trouble from installation
            where rotation_trouble <> '' and token_expires_at is not null
            order by token_expires_at limit :most
            """)
        .bind("most", most)
        .map(
            (row, context) ->
                new RotationTrouble(
                    row.getString("team_name"),
                    row.getObject("token_expires_at", OffsetDateTime.class).toInstant(),
                    row.getString("rotation_trouble")))
        .list();
  }

  /** A word on why it is not refreshed; unless it has another token by now. */
  void note(Handle handle, InstallationStore.Row seen, String why) {
    handle
        .createUpdate(
            """
            update installation set rotation_trouble = :trouble
            where team_id = :team and (team_id <> '' or enterprise_id = :enterprise)
              and generation = :generation
            """)
        .bind("trouble", why)
        .bind("team", seen.installation().team().map(TeamId::value).orElse(""))
        .bind("enterprise", seen.installation().enterprise().orElse(""))
        .bind("generation", seen.generation())
        .execute();
  }
}
