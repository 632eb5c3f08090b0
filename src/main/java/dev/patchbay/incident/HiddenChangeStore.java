package dev.patchbay.incident;

import dev.patchbay.core.AccountId;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The table of changes that an account's plan does not include. Thread-safe. */
final class HiddenChangeStore {
  void hide(Handle handle, AccountId account, String key, Instant now) {
    handle
        .createUpdate(
            """
            insert into hidden_change (account, change_key, since) values (:account, :key, :now)
            on conflict do nothing
            """)
        .bind("account", account.toString())
        .bind("key", key)
        .bind("now", now)
        .execute();
  }

  void show(Handle handle, AccountId account, String key) {
    handle
        .createUpdate("delete from hidden_change where account = :account and change_key = :key")
        .bind("account", account.toString())
        .bind("key", key)
        .execute();
  }

  Set<String> hidden(Handle handle, AccountId account, Instant since) {
    return handle
        .createQuery(
            "select change_key from hidden_change where account = :account and since > :since")
        .bind("account", account.toString())
        .bind("since", since)
        .mapTo(String.class)
        .collect(Collectors.toUnmodifiableSet());
  }

  void forget(Handle handle, Instant before) {
    handle
        .createUpdate("delete from hidden_change where since <= :before")
        .bind("before", before)
        .execute();
  }
}
