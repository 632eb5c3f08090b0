package dev.patchbay.wiring.apply;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Pause;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.plan.FieldChange;
import dev.patchbay.wiring.plan.NamesOfToday;
import dev.patchbay.wiring.plan.PlannedChange;
import dev.patchbay.wiring.plan.Planner;
import dev.patchbay.wiring.plan.Resolution;
import dev.patchbay.wiring.plan.StoredConnection;
import dev.patchbay.wiring.plan.WiringPlan;
import dev.patchbay.wiring.plan.World;
import dev.patchbay.words.RefusalWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Connections that are not as they were last made, found by the planner of wiring files with what
 * is stored as what is wanted. Thread-safe.
 */
final class DriftCheck {
  private final WorldSurvey survey;

  DriftCheck(WorldSurvey survey) {
    this.survey = survey;
  }

  /** What differs in all that there is. */
  record Found(List<WiringPlan.Row> rows, World world) {
    List<DriftedConnection> drifted() {
      return rows.stream().map(DriftCheck::drifted).toList();
    }
  }

  Outcome<Found> all(Pause pause) {
    return survey.read(pause).map(world -> new Found(changes(world), world));
  }

  /** Empty where the connection is as it was made. */
  Outcome<Optional<DriftedConnection>> of(Connection connection) {
    return survey
        .of(connection)
        .map(world -> changes(world).stream().findFirst().map(DriftCheck::drifted));
  }

  /** What is stored is what is wanted, under the names of today. */
  static List<WiringPlan.Row> changes(World world) {
    var names = new NamesOfToday(world);
    var wanted = world.stored().stream().map(names::wanted).toList();
    var resolution = new Resolution(wanted, List.of(), List.of(), List.of());
    return Planner.plan(resolution, world, false).changes();
  }

  static DriftedConnection unchanged(Connection connection, World world) {
    var wanted = new NamesOfToday(world).wanted(new StoredConnection(connection, true));
    return new DriftedConnection(
        connection.key(),
        wanted.workspaceName(),
        wanted.channelName(),
        wanted.serviceName(),
        Map.of(),
        "");
  }

  /** From what is wanted to what is there: the other way round than in a plan. */
  static DriftedConnection drifted(WiringPlan.Row row) {
    var fields = new LinkedHashMap<String, FieldChange>();
    row.fields()
        .forEach((name, change) -> fields.put(name, new FieldChange(change.to(), change.from())));
    if (row.change() instanceof PlannedChange.Create
        || row.change() instanceof PlannedChange.Adopt) {
      fields.put("state", new FieldChange("working", "gone"));
    }
    return new DriftedConnection(
        row.key().orElseThrow(),
        row.workspaceName(),
        row.channelName(),
        row.serviceName(),
        fields,
        reason(row));
  }

  private static String reason(WiringPlan.Row row) {
    if (row.change() instanceof PlannedChange.Fail fail) {
      return RefusalWords.clause(fail.why());
    }
    if (row.change() instanceof PlannedChange.Adopt) {
      return "its extension is gone from PagerDuty, and another one posts to the channel";
    }
    if (!row.reason().isBlank()) {
      return row.reason();
    }
    return row.fields().keySet().equals(Set.of("name"))
        ? "the channel, the service or the extension has another name"
        : "it was changed in PagerDuty";
  }
}
