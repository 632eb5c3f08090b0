package dev.patchbay.workspace;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** What the rows of the table {@code installation} were granted. */
final class GrantStore {
  List<Grant> first(Handle handle, int most) {
    return handle
        .createQuery(
            """
            select team_name, enterprise_name, scopes from installation
            order by team_name, enterprise_name limit :most
            """)
        .bind("most", most)
        .map(
            (row, context) ->
                Grant.of(
                    row.getString("team_name"),
                    row.getString("enterprise_name"),
                    row.getString("scopes")))
        .list();
  }
}
