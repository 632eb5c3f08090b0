package dev.patchbay.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.audit.AuditVerdict.Broken;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.secret.Fingerprint;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.ManualClock;
import dev.patchbay.support.TemporaryKeyset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The chain, from two nodes on one database, and what is found in it afterwards. */
@ParameterizedClass
@EnumSource
final class AuditChainTest {
  private static final int EACH = 500;

  private final ManualClock clock = new ManualClock();
  private final Fingerprint key = TemporaryKeyset.make().fingerprint();
  private final DatabaseSettings settings;
  private final AuditNode one;
  private final AuditNode other;

  AuditChainTest(DatabaseKind kind) {
    settings = DatabaseFixture.settings(kind);
    one = new AuditNode(settings, key, clock);
    other = new AuditNode(settings, key, clock);
  }

  @AfterEach
  void close() {
    one.close();
    other.close();
  }

  private void link(int entries) {
    for (int i = 1; i <= entries; i++) {
      one.record("U" + i);
    }
    one.chain.link();
    assertThat(one.verifier.verify())
        .returns((long) entries, AuditVerdict::verified)
        .returns(true, AuditVerdict::holds);
  }

  private long firstBroken() {
    return other.verifier.verify().broken().map(Broken::seq).orElse(0L);
  }

  @Test
  void a_thousand_changes_of_two_nodes_make_one_chain_and_what_is_done_to_it_is_found() {
    var work = new ArrayList<CompletableFuture<Void>>();
    for (AuditNode node : List.of(one, other)) {
      String name = node == one ? "one" : "other";
      work.add(CompletableFuture.runAsync(() -> recordAndLink(node, name)));
    }
    work.forEach(CompletableFuture::join);
    one.chain.link();

    var page = one.reader.page(0, AuditReader.MOST, AuditFilter.ALL);
    assertThat(page.entries().stream().map(row -> row.seq().orElseThrow()))
        .isEqualTo(LongStream.rangeClosed(1, 2L * EACH).boxed().toList());
    assertThat(new HashSet<>(page.entries().stream().map(AuditRow::who).toList()))
        .hasSize(2 * EACH);
    assertThat(firstBroken()).isZero();

    one.sql("update audit_entry set seq = 900 + 600 where seq = 900");
    one.sql("update audit_entry set seq = 900 where seq = 901");
    one.sql("update audit_entry set seq = 901 where seq = 1500");
    assertThat(firstBroken()).isEqualTo(900);
    one.sql("delete from audit_entry where seq = 700");
    assertThat(firstBroken()).isEqualTo(700);
    one.sql("update audit_entry set who = 'one' || substr(who, 5) || 'x' where seq = 500");
    assertThat(firstBroken()).isEqualTo(500);
  }

  private static void recordAndLink(AuditNode node, String name) {
    for (int i = 0; i < EACH; i++) {
      node.record(name + i);
      if (i % 50 == 0) {
        node.chain.link();
      }
    }
  }

  @Test
  void each_field_and_each_changed_value_is_under_the_hash() {
    link(3);
    for (String column :
        List.of(
            "who",
            "acting_as",
            "origin",
            "action",
            "workspace",
            "channel",
            "account",
            "service",
            "incident",
            "vendor_request",
            "result",
            "reason",
            "hash")) {
      String was = value(column);
      one.sql("update audit_entry set " + column + " = 'x' where seq = 2");
      assertThat(firstBroken()).as(column).isEqualTo(2);
      one.sql("update audit_entry set " + column + " = " + was + " where seq = 2");
      assertThat(firstBroken()).as(column + " put back").isZero();
    }
    one.sql("update audit_entry set recorded_at = recorded_at + interval '1' second where seq = 3");
    assertThat(firstBroken()).isEqualTo(3);
    one.sql("update audit_change set to_value = null where entry_id = 1");
    assertThat(firstBroken()).isEqualTo(1);
  }

  private String value(String column) {
    return one.database
        .transactions()
        .call(
            handle ->
                handle
                    .createQuery("select " + column + " from audit_entry where seq = 2")
                    .mapTo(String.class)
                    .findOne())
        .map(text -> "'" + text + "'")
        .orElse("null");
  }

  @Test
  void rows_whose_contents_were_swapped_are_found() {
    link(5);
    one.sql("update audit_entry set who = 'U4' where seq = 2");
    one.sql("update audit_entry set who = 'U2' where seq = 4");
    assertThat(firstBroken()).isEqualTo(2);
  }

  @Test
  void a_removed_last_row_is_missed_also_after_the_next_ones_were_linked() {
    link(5);
    one.sql("delete from audit_entry where seq = 5");
    assertThat(firstBroken()).isEqualTo(5);
    one.record("U6");
    other.chain.link();
    assertThat(firstBroken()).isEqualTo(5);
  }

  @Test
  void a_removed_or_forged_head_is_found_and_leaves_a_gap() {
    link(5);
    one.sql("delete from audit_entry where seq = 5");
    one.sql("update audit_head set seq = 4, hash = (select hash from audit_entry where seq = 4)");
    assertThat(firstBroken()).isEqualTo(5);
    one.sql("delete from audit_head");
    assertThat(firstBroken()).isEqualTo(5);
    one.record("U6");
    one.chain.link();
    assertThat(firstBroken()).isEqualTo(5);
    assertThat(one.reader.page(4, 10, AuditFilter.ALL).entries())
        .extracting(row -> row.seq().orElseThrow())
        .containsExactly(6L);
  }

  @Test
  void an_end_that_was_put_back_to_an_older_copy_is_found_by_a_witness() {
    link(3);
    var head = one.database.transactions().call(handle -> new AuditChainStore().head(handle));
    one.record("U4");
    one.chain.link();
    var witness = one.verifier.verify().last();
    one.sql("delete from audit_entry where seq = 4");
    one.database
        .transactions()
        .run(handle -> new AuditChainStore().save(handle, head.orElseThrow()));
    assertThat(firstBroken()).as("without the witness nobody can tell").isZero();
    assertThat(other.verifier.verify(witness).broken().map(Broken::seq)).contains(4L);
    one.record("U5");
    one.chain.link();
    assertThat(firstBroken()).isZero();
    assertThat(other.verifier.verify(witness).broken().map(Broken::seq)).contains(4L);
  }

  @Test
  void a_row_that_is_put_into_the_chain_by_hand_is_found() {
    link(2);
    one.sql(
        """
        insert into audit_entry (seq, recorded_at, who, acting_as, origin, action, result, hash)
        select 3, recorded_at, 'U9', acting_as, origin, action, result, hash from audit_entry
        where seq = 2
        """);
    assertThat(firstBroken()).isEqualTo(3);
    one.record("U4");
    other.chain.link();
    assertThat(firstBroken()).isEqualTo(3);
    assertThat(one.reader.page(3, 10, AuditFilter.ALL).entries())
        .extracting(row -> row.who() + " " + row.seq().orElseThrow())
        .containsExactly("U4 4");
  }

  @Test
  void who_has_another_keyset_is_told_which_file_is_meant() {
    link(2);
    var stranger =
        new AuditVerifier(
            one.database.transactions(), AuditNode.key(TemporaryKeyset.make().fingerprint()));
    assertThat(stranger.verify().broken().orElseThrow())
        .satisfies(broken -> assertThat(broken.seq()).isEqualTo(1))
        .satisfies(broken -> assertThat(broken.why()).contains("PATCHBAY_KEYSET_FILE"));
  }

  @Test
  void an_empty_audit_holds() {
    assertThat(one.verifier.verify())
        .isEqualTo(new AuditVerdict(0, 0, Optional.empty(), Optional.empty()));
    one.record("U1");
    assertThat(one.verifier.verify())
        .isEqualTo(new AuditVerdict(0, 1, Optional.empty(), Optional.empty()));
  }
}
