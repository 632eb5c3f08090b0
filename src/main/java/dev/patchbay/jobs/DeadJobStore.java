package dev.patchbay.jobs;

import java.util.Arrays;
import org.jdbi.v3.core.Handle;

/** The table {@code dead_job}, and the counts of all jobs. */
final class DeadJobStore {

  void save(Handle handle, DeadJob dead) {
    handle
        .createUpdate("delete from dead_job where job = :job and id = :id")
        .bind("job", dead.job())
        .bind("id", dead.id())
        .execute();
    handle
        .createUpdate(
            """
            insert into dead_job (job, id, error_class, error_message, failures, died_at)
            values (:job, :id, :errorClass, :errorMessage, :failures, :diedAt)
            """)
        .bind("job", dead.job())
        .bind("id", dead.id())
        .bind("errorClass", dead.errorClass())
        .bind("errorMessage", dead.errorMessage())
        .bind("failures", dead.failures())
        .bind("diedAt", dead.diedAt())
        .execute();
  }

  /** Waiting or running, and not failed the last time; recurring jobs are always there. */
  long queued(Handle handle) {
    return inLanes(
        handle, "task_instance <> 'recurring' and coalesce(consecutive_failures, 0) = 0");
  }

  long failing(Handle handle) {
    return inLanes(handle, "consecutive_failures > 0");
  }

  long dead(Handle handle) {
    return count(handle, "select count(*) from dead_job");
  }

  private static long inLanes(Handle handle, String which) {
    return Arrays.stream(Lane.values())
        .mapToLong(
            lane -> count(handle, "select count(*) from " + lane.table() + " where " + which))
        .sum();
  }

  private static long count(Handle handle, String sql) {
    return handle.createQuery(sql).mapTo(Long.class).one();
  }
}
