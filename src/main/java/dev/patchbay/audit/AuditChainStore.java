package dev.patchbay.audit;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The links of {@code audit_entry}, and the table {@code audit_head}. */
final class AuditChainStore {

  boolean hasUnlinked(Handle handle) {
    return handle
        .createQuery("select id from audit_entry where seq is null limit 1")
        .mapTo(Long.class)
        .findFirst()
        .isPresent();
  }

  List<AuditRow> unlinked(Handle handle, int most) {
    return AuditRowStore.read(
        handle,
        handle
            .createQuery("select * from audit_entry where seq is null order by id limit :most")
            .bind("most", most));
  }

  void link(Handle handle, long id, long seq, String hash) {
    handle
        .createUpdate(
            "update audit_entry set seq = :seq, hash = :hash where id = :id and seq is null")
        .bind("id", id)
        .bind("seq", seq)
        .bind("hash", hash)
        .execute();
  }

  Optional<AuditHead> head(Handle handle) {
    return handle
        .createQuery("select seq, hash, head_hash from audit_head")
        .map(
            (row, context) ->
                new AuditHead(
                    row.getLong("seq"), row.getString("hash"), row.getString("head_hash")))
        .findFirst();
  }

  void save(Handle handle, AuditHead head) {
    handle.createUpdate("delete from audit_head").execute();
    handle
        .createUpdate(
            """
            insert into audit_head (only_row, seq, hash, head_hash)
            values (1, :seq, :hash, :headHash)
            """)
        .bind("seq", head.seq())
        .bind("hash", head.hash())
        .bind("headHash", head.headHash())
        .execute();
  }

  /** The last row that is linked, whatever the head says. */
  Optional<AuditRow> last(Handle handle) {
    return AuditRowStore.read(
            handle,
            handle.createQuery(
                """
                select * from audit_entry where seq is not null
                order by seq desc limit 1
                """))
        .stream()
        .findFirst();
  }

  /** Linked rows after {@code seq}, in order. */
  List<AuditRow> after(Handle handle, long seq, int most) {
    return AuditRowStore.read(
        handle,
        handle
            .createQuery("select * from audit_entry where seq > :seq order by seq limit :most")
            .bind("seq", seq)
            .bind("most", most));
  }

  long countUnlinked(Handle handle) {
    return handle
        .createQuery("select count(*) from audit_entry where seq is null")
        .mapTo(Long.class)
        .one();
  }
}
