package dev.patchbay.keys;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The tables {@code keyset_node}, {@code retired_key} and {@code keyset_mark}. */
final class NodeStore {

  /** Adds or replaces. */
  void announce(Handle handle, RunningNode node, Instant now) {
    if (write(
            handle,
            """
            update keyset_node
            set name = :name, key_ids = :keys, seals_with = :encryptsWith, seen_at = :now
            where node = :node
            """,
            node,
            now)
        == 0) {
      write(
          handle,
          """
          insert into keyset_node (node, name, key_ids, seals_with, seen_at)
          values (:node, :name, :keys, :encryptsWith, :now)
          """,
          node,
          now);
    }
  }

  private static int write(Handle handle, String sql, RunningNode node, Instant now) {
    return handle
        .createUpdate(sql)
        .bind("node", node.id())
        .bind("name", node.name())
        .bind("keys", node.keys().stream().map(String::valueOf).collect(Collectors.joining(" ")))
        .bind("encryptsWith", node.encryptsWith())
        .bind("now", now)
        .execute();
  }

  void leave(Handle handle, String node) {
    handle.createUpdate("delete from keyset_node where node = :node").bind("node", node).execute();
  }

  int forget(Handle handle, Instant before) {
    return handle
        .createUpdate("delete from keyset_node where seen_at < :before")
        .bind("before", before)
        .execute();
  }

  List<RunningNode> running(Handle handle, Instant since) {
    return handle
        .createQuery("select * from keyset_node where seen_at >= :since order by node")
        .bind("since", since)
        .map(
            (row, context) ->
                new RunningNode(
                    row.getString("node"),
                    row.getString("name"),
                    Arrays.stream(row.getString("key_ids").split(" ")).map(Long::valueOf).toList(),
                    row.getLong("seals_with")))
        .list();
  }

  /** Keys that no node may encrypt with any more, and since when. */
  Map<Long, Instant> retired(Handle handle) {
    var retired = new HashMap<Long, Instant>();
    handle
        .createQuery("select key_id, retired_at from retired_key")
        .map(
            (row, context) ->
                Map.entry(
                    row.getLong("key_id"),
                    row.getObject("retired_at", OffsetDateTime.class).toInstant()))
        .forEach(key -> retired.put(key.getKey(), key.getValue()));
    return retired;
  }

  void retire(Handle handle, long key, Instant now) {
    handle
        .createUpdate(
            """
            insert into retired_key (key_id, retired_at) values (:key, :now)
            on conflict do nothing
            """)
        .bind("key", key)
        .bind("now", now)
        .execute();
  }

  /** Of the keyset that this database was first used with. */
  Optional<String> mark(Handle handle) {
    return handle.createQuery("select mark from keyset_mark").mapTo(String.class).findOne();
  }

  /** Two nodes that begin together with two files: the first one's mark stays. */
  void markOnce(Handle handle, String mark) {
    handle
        .createUpdate(
            "insert into keyset_mark (only_row, mark) values (1, :mark) on conflict do nothing")
        .bind("mark", mark)
        .execute();
  }

  void forgetMark(Handle handle) {
    handle.createUpdate("delete from keyset_mark").execute();
  }
}
