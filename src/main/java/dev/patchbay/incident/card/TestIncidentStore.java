package dev.patchbay.incident.card;

import dev.patchbay.core.IncidentId;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The table of test incidents. Every call is in a transaction. Thread-safe. */
final class TestIncidentStore {
  private static final String SAME = " where account = :account and incident_id = :incident";

  void add(Handle handle, IncidentId incident, Instant now) {
    handle
        .createUpdate(
            """
            insert into incident_test (account, incident_id, ended, since)
            values (:account, :incident, false, :now) on conflict do nothing
            """)
        .bindMap(named(incident))
        .bind("now", now)
        .execute();
  }

  void end(Handle handle, IncidentId incident) {
    handle
        .createUpdate("update incident_test set ended = true" + SAME)
        .bindMap(named(incident))
        .execute();
  }

  CardTest find(Handle handle, IncidentId incident) {
    return handle
        .createQuery("select ended from incident_test" + SAME)
        .bindMap(named(incident))
        .mapTo(Boolean.class)
        .findOne()
        .map(ended -> ended ? CardTest.ENDED : CardTest.RUNNING)
        .orElse(CardTest.NO);
  }

  void forget(Handle handle, Instant before) {
    handle
        .createUpdate("delete from incident_test where since < :before")
        .bind("before", before)
        .execute();
  }

  private static Map<String, String> named(IncidentId incident) {
    return Map.of("account", incident.account().toString(), "incident", incident.value());
  }
}
