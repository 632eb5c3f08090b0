package dev.patchbay.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.ManualClock;
import dev.patchbay.support.TemporaryKeyset;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class AuditLogTest {
  private final ManualClock clock = new ManualClock();
  private final AuditNode node;

  AuditLogTest(DatabaseKind kind) {
    node =
        new AuditNode(DatabaseFixture.settings(kind), TemporaryKeyset.make().fingerprint(), clock);
  }

  @AfterEach
  void close() {
    node.close();
  }

  private List<AuditRow> all() {
    return node.reader.page(0, 100, AuditFilter.ALL).entries();
  }

  @Test
  void an_entry_has_the_names_of_the_contract() {
    node.record("U1");
    var fields = all().get(0).fields();
    assertThat(fields.keySet())
        .containsExactly(
            "seq",
            "at",
            "who",
            "acting_as",
            "origin",
            "action",
            "workspace",
            "channel",
            "service",
            "incident",
            "changes",
            "vendor_request",
            "result",
            "reason",
            "hash");
    assertThat(fields)
        .containsEntry("seq", 1L)
        .containsEntry("at", "2026-11-23T09:00:00Z")
        .containsEntry("who", "U1")
        .containsEntry("acting_as", "PUSER01")
        .containsEntry("origin", "slack")
        .containsEntry("action", "edit")
        .containsEntry("workspace", "T0ACME")
        .containsEntry("channel", "C0OPS")
        .containsEntry("service", "PSVC001")
        .containsEntry("incident", null)
        .containsEntry("changes", Map.of("restrict", Map.of("from", "any", "to", "pd-users")))
        .containsEntry("vendor_request", "req-1")
        .containsEntry("result", "done");
  }

  @Test
  void a_record_is_rolled_back_with_its_change() {
    assertThatThrownBy(
            () ->
                node.database
                    .transactions()
                    .together(
                        () -> {
                          node.record("U1");
                          throw new IllegalStateException("the change failed");
                        }))
        .hasMessage("the change failed");
    assertThat(all()).isEmpty();
  }

  @Test
  void what_looks_like_a_secret_is_masked_wherever_it_stands() {
    var secrets =
        List.of(
            "xoxb-1234-abcDEF",
            "xoxe.xoxp-1-Mi0",
            "xapp-1-A0-1",
            "pdus+_0XBPWQQ_d3",
            "Bearer abc.def",
            "https://hooks.slack.com/actions/T0/1/x");
    var changes = new TreeMap<String, AuditChange>();
    for (int i = 0; i < secrets.size(); i++) {
      changes.put("field" + i, new AuditChange("was " + secrets.get(i), "is " + secrets.get(i)));
    }
    node.log.record(AuditNode.entry("U1 xoxb-9-z", changes));
    var shown = all().get(0).fields().toString();
    assertThat(shown).contains("was (hidden)", "is (hidden)", "U1 (hidden)");
    secrets.forEach(secret -> assertThat(shown).doesNotContain(secret));
  }

  @Test
  void long_texts_are_cut_and_signs_that_no_database_takes_are_dropped() {
    node.log.record(
        AuditNode.entry(
            "U\0" + "1".repeat(500), Map.of("note", new AuditChange(null, "😀".repeat(5000)))));
    var row = all().get(0);
    assertThat(row.who()).startsWith("U 1").hasSizeLessThan(200);
    assertThat(row.changes())
        .hasEntrySatisfying(
            "note", change -> assertThat(change.to()).endsWith("😀…").hasSize(1999));
    assertThat(node.verifier.verify().holds()).isTrue();
  }

  @Test
  void pages_go_on_where_the_last_one_ended_and_filters_hold() {
    for (int i = 0; i < 7; i++) {
      node.record(i % 2 == 0 ? "UEVEN" : "UODD");
      clock.advance(Duration.ofMinutes(1));
    }
    var seen = new ArrayList<Long>();
    var page = node.reader.page(0, 3, AuditFilter.ALL);
    while (page.next().isPresent()) {
      page.entries().forEach(row -> seen.add(row.seq().orElseThrow()));
      page = node.reader.page(page.next().getAsLong(), 3, AuditFilter.ALL);
    }
    page.entries().forEach(row -> seen.add(row.seq().orElseThrow()));
    assertThat(seen).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);

    var none = Optional.<String>empty();
    var since = Optional.of(Instant.parse("2026-11-23T09:02:00Z"));
    var until = Optional.of(Instant.parse("2026-11-23T09:06:00Z"));
    var filter =
        new AuditFilter(
            since,
            until,
            Optional.of("UEVEN"),
            Optional.of("slack"),
            Optional.of("edit"),
            Optional.of("T0ACME"),
            Optional.of("C0OPS"),
            Optional.of("PSVC001"),
            none,
            Optional.of("done"));
    assertThat(node.reader.page(0, 10, filter).entries())
        .extracting(row -> row.seq().orElseThrow())
        .containsExactly(3L, 5L);
    assertThat(
            node.reader
                .page(
                    0,
                    10,
                    new AuditFilter(
                        since, until, none, none, none, none, none, none, Optional.of("Q1"), none))
                .entries())
        .isEmpty();
  }
}
