package dev.patchbay.wiring.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.support.Audited;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.wiring.NotifyType;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.Restrict;
import dev.patchbay.wiring.Urgency;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is recorded of what people do to connections. */
@ParameterizedClass
@EnumSource
final class RequestAuditTest {
  private final WiringBench bench;

  RequestAuditTest(DatabaseKind kind) {
    bench = new WiringBench(kind);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void connecting_editing_and_disconnecting_say_what_it_was_and_is() {
    bench.connected(1, Options.defaults());
    var narrow =
        new Options(EnumSet.of(NotifyType.TRIGGER), EnumSet.of(Urgency.HIGH), Restrict.PD_USERS);
    bench.connected(2, narrow);
    bench.disconnect.submit(WiringBench.ANN, WiringBench.KEY);
    bench.runDisconnect(3);

    var rows = Audited.in(bench.database);
    assertThat(rows).extracting(row -> row.action()).containsExactly("create", "edit", "take-down");
    assertThat(rows).allSatisfy(row -> assertThat(row.result()).isEqualTo("done"));
    assertThat(rows)
        .allSatisfy(row -> assertThat(row.vendorRequest().orElseThrow()).matches("[0-9a-f-]{36}"));
    assertThat(Audited.words(bench.database).get(0))
        .contains("restrict=null→any", "urgency=null→high,low", "delivery=null→extension");
    assertThat(Audited.words(bench.database).get(1))
        .contains("restrict=any→pd-users", "urgency=high,low→high", "annotate→trigger");
    assertThat(Audited.words(bench.database).get(2))
        .contains("restrict=pd-users→null", "urgency=high→null");
    assertThat(rows.toString()).doesNotContain("xoxb");
  }

  @Test
  void a_refused_request_is_recorded_with_its_reason_and_request() {
    bench.rights = Outcome.done(bench.credential(Role.OBSERVER));
    bench.connected(1, Options.defaults());
    var row = Audited.in(bench.database).get(0);
    assertThat(row.action()).isEqualTo("create");
    assertThat(row.result()).isEqualTo("refused");
    assertThat(row.reason()).isPresent();
    assertThat(row.vendorRequest()).isPresent();
    assertThat(row.service()).contains(WiringBench.KEY.service().value());
  }

  @Test
  void nothing_is_recorded_where_nothing_was_stored() {
    bench.rights = Outcome.refused(new Refusal.Unavailable(Refusal.Vendor.PAGERDUTY, "it sleeps"));
    bench.connected(1, Options.defaults());
    assertThat(Audited.in(bench.database)).isEmpty();
  }
}
