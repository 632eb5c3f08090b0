package dev.patchbay.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.audit.AuditFilter;
import dev.patchbay.audit.AuditReader;
import dev.patchbay.audit.AuditRow;
import dev.patchbay.db.Database;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a server that runs records and links of itself. */
final class AuditSmokeTest {

  @ParameterizedTest
  @EnumSource
  void connecting_clicking_and_a_new_token_are_recorded_and_linked(DatabaseKind kind) {
    var settings = DatabaseFixture.settings(kind);
    try (World world = World.on(settings, false, Map.of());
        var database = Database.open(settings)) {
      world.ada.install();
      world.logIn(world.ada, SandboxWorld.ADA);
      world.connect("checkout");
      world.as(SandboxWorld.ADA).click(world.incident("Slow"), "Acknowledge");
      linked(database, 2);
      world.ada.install();

      var rows = linked(database, 3);
      assertThat(rows)
          .extracting(row -> row.action() + " " + row.result() + " " + row.origin())
          .containsExactly(
              "create done slack", "acknowledge done slack", "push-token done reconcile");
      assertThat(rows)
          .extracting(row -> row.who() + " as " + row.actingAs())
          .containsExactly(
              SandboxWorld.ADA + " as " + SandboxWorld.ADA_IN_PAGERDUTY,
              SandboxWorld.ADA + " as " + SandboxWorld.ADA_IN_PAGERDUTY,
              "patchbay as app");
      assertThat(rows)
          .allSatisfy(row -> assertThat(row.channel()).contains(SandboxWorld.ALERTS))
          .allSatisfy(row -> assertThat(row.service()).contains(SandboxWorld.CHECKOUT))
          .allSatisfy(row -> assertThat(row.vendorRequest()).isPresent())
          .allSatisfy(row -> assertThat(row.hash()).isPresent());
    }
  }

  /** By the server's own job: nothing here links. */
  private static List<AuditRow> linked(Database database, int entries) {
    var reader = new AuditReader(database.transactions(), () -> {});
    return SandboxPerson.await(
        entries + " linked entries",
        () ->
            Optional.of(reader.page(0, 100, AuditFilter.ALL).entries())
                .filter(rows -> rows.size() >= entries));
  }
}
