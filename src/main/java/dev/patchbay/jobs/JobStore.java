package dev.patchbay.jobs;

import dev.patchbay.db.Utc;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * What we write into a lane's table, db-scheduler's, ourselves. Its own client would lose a submit
 * that comes while the job runs, and a duplicate would break the caller's transaction on
 * PostgreSQL. So {@code again_at} is set on the row that is there: that takes the row's lock, and
 * whoever starts or finishes the job meanwhile waits for the submitter's commit and then sees it.
 */
final class JobStore {
  private static final int RACES = 5;

  /** Later than every submit, for {@link #again}: only what was submitted meanwhile counts. */
  static final Instant WHEN_SUBMITTED = Instant.parse("9999-01-01T00:00:00Z");

  private final String table;

  JobStore(Lane lane) {
    this.table = lane.table();
  }

  /** Queues it, or marks the queued or running one as due again at {@code at}. */
  void submit(Handle handle, String job, String id, Instant at) {
    for (int race = 0; race < RACES; race++) {
      if (mark(handle, job, id, at) || insert(handle, job, id, at)) {
        return;
      }
    }
    throw new IllegalStateException("job " + job + " " + id + " comes and goes; not submitted");
  }

  /**
   * Does the same for each id. Sorted, so that two nodes take the rows in the same order; first the
   * rows that are there, then new ones, so that neither waits for the other in a circle.
   */
  void submitAll(Handle handle, String job, SortedSet<String> ids, Instant at) {
    var missing = without(ids, batch(handle, mark(), job, ids, at));
    if (missing.isEmpty()) {
      return;
    }
    handle
        .createUpdate("delete from dead_job where job = :job and id in (<ids>)")
        .bind("job", job)
        .bindList("ids", missing)
        .execute();
    // Someone else's came between.
    without(missing, batch(handle, insert(), job, missing, at))
        .forEach(id -> submit(handle, job, id, at));
  }

  private static int[] batch(
      Handle handle, String sql, String job, Collection<String> ids, Instant at) {
    var batch = handle.prepareBatch(sql);
    ids.forEach(id -> batch.bind("job", job).bind("id", id).bind("at", at).add());
    return batch.execute();
  }

  /** Those whose statement changed nothing. */
  private static List<String> without(Collection<String> ids, int[] changed) {
    var left = new ArrayList<String>();
    int number = 0;
    for (String id : ids) {
      if (changed[number++] != 1) {
        left.add(id);
      }
    }
    return left;
  }

  private boolean mark(Handle handle, String job, String id, Instant at) {
    return handle.createUpdate(mark()).bind("job", job).bind("id", id).bind("at", at).execute()
        == 1;
  }

  private String mark() {
    return """
    update %s set
      again_at = case when again_at < :at then again_at else :at end,
      execution_time =
        case
          when picked or execution_time < :at then execution_time
          when not_before > :at then not_before
          else :at
        end
    where task_name = :job and task_instance = :id
    """
        .formatted(table);
  }

  private boolean insert(Handle handle, String job, String id, Instant at) {
    handle
        .createUpdate("delete from dead_job where job = :job and id = :id")
        .bind("job", job)
        .bind("id", id)
        .execute();
    return handle.createUpdate(insert()).bind("job", job).bind("id", id).bind("at", at).execute()
        == 1;
  }

  private String insert() {
    return """
    insert into %s (task_name, task_instance, execution_time, picked, version)
    values (:job, :id, :at, false, 1)
    on conflict do nothing
    """
        .formatted(table);
  }

  /** A run begins: what was submitted up to now is what it is for. */
  void begin(Handle handle, String job, String id, Instant now) {
    handle
        .createUpdate(
            """
            update %s set again_at = null
            where task_name = :job and task_instance = :id and again_at <= :now
            """
                .formatted(table))
        .bind("job", job)
        .bind("id", id)
        .bind("now", now)
        .execute();
  }

  /** Takes the job away, unless it was submitted again while it ran. */
  boolean finish(Handle handle, String job, String id, long version) {
    return handle
            .createUpdate(
                """
                delete from %s
                where task_name = :job and task_instance = :id and version = :version
                  and again_at is null
                """
                    .formatted(table))
            .bind("job", job)
            .bind("id", id)
            .bind("version", version)
            .execute()
        == 1;
  }

  /** Of which jobs there is any. */
  Set<String> names(Handle handle) {
    return handle
        .createQuery("select distinct task_name from " + table)
        .mapTo(String.class)
        .collect(Collectors.toSet());
  }

  /** Takes out the jobs of a name that nobody runs; answers when each is due. */
  Map<String, Instant> takeOut(Handle handle, String name, Instant deadSince) {
    var waiting =
        handle
            .createQuery(
                """
                select task_instance, execution_time from %s
                where task_name = :job and (not picked or last_heartbeat < :dead)
                for update
                """
                    .formatted(table))
            .bind("job", name)
            .bind("dead", deadSince)
            .map(
                (row, context) ->
                    Map.entry(row.getString("task_instance"), Utc.read(row, "execution_time")))
            .list();
    for (var entry : waiting) {
      handle
          .createUpdate(
              "delete from %s where task_name = :job and task_instance = :id".formatted(table))
          .bind("job", name)
          .bind("id", entry.getKey())
          .execute();
    }
    return waiting.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** What some process had begun is as if it had not. */
  void releaseAll(Handle handle) {
    handle
        .createUpdate(
            """
            update %s set picked = false, picked_by = null, last_heartbeat = null
            where picked
            """
                .formatted(table))
        .execute();
  }

  /**
   * The run is over, and the next is at {@code at}; or when it was submitted meanwhile, if that is
   * earlier and there is no reason to wait. One statement, so that no submit falls in between.
   */
  void again(Handle handle, Run run, Instant at, boolean reason, int failures) {
    handle
        .createUpdate(
            """
            update %s set
              picked = false, picked_by = null, last_heartbeat = null, version = version + 1,
              execution_time =
                case when again_at < :at and not :reason then again_at else :at end,
              not_before = :notBefore,
              consecutive_failures = :failures,
              last_success = case when :failures = 0 then :now else last_success end,
              last_failure = case when :failures > 0 then :now else last_failure end
            where task_name = :job and task_instance = :id and version = :version
            """
                .formatted(table))
        .bind("at", at)
        .bind("reason", reason)
        .bindByType("notBefore", reason ? at : null, Instant.class)
        .bind("failures", failures)
        .bind("now", run.ended())
        .bind("job", run.job())
        .bind("id", run.id())
        .bind("version", run.version())
        .execute();
  }

  /** A run that ended; the version says that the row is still its. */
  record Run(String job, String id, long version, Instant ended) {}
}
