package dev.patchbay.wiring.apply.run;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.ExtensionHealth;
import dev.patchbay.pagerduty.ExtensionsApi;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.apply.extension.ExtensionConfig;
import dev.patchbay.wiring.apply.extension.Survey;
import dev.patchbay.wiring.plan.FoundExtension;
import dev.patchbay.wiring.plan.PlannedChange;
import dev.patchbay.wiring.plan.Planner;
import dev.patchbay.wiring.plan.StoredConnection;
import dev.patchbay.wiring.plan.Wanted;
import java.util.List;
import java.util.Optional;

/** Looks again before an extension is written: the plan may be minutes old. Thread-safe. */
final class SecondLook {
  /** {@code enable}: whether PagerDuty has paused it. */
  record Planned(PlannedChange.Write change, boolean enable) {}

  private final Connections connections;
  private final ExtensionsApi extensions;

  SecondLook(Connections connections, ExtensionsApi extensions) {
    this.connections = connections;
    this.extensions = extensions;
  }

  /** Costs no request for a connection that is new: its service was just listed. */
  Outcome<Planned> again(
      PlannedChange change, boolean triedBefore, ExtensionConfig config, Credential app) {
    var stored = connections.find(config.key());
    boolean isNew =
        change instanceof PlannedChange.Create
            && !triedBefore
            && stored.flatMap(Connection::extension).isEmpty();
    if (isNew) {
      return Outcome.done(new Planned(new PlannedChange.Create(), false));
    }
    if (change instanceof PlannedChange.Write write && write.written().isPresent()) {
      var health = extensions.health(app, write.written().get());
      boolean gone =
          health instanceof Outcome.Refused<ExtensionHealth> refused
              && refused.refusal() instanceof Refusal.NotFound;
      if (!gone) {
        return health.map(seen -> new Planned(write, seen.paused()));
      }
    }
    return Survey.extensions(extensions, app, config.key().service())
        .map(there -> replanned(config, stored, there));
  }

  private static Planned replanned(
      ExtensionConfig config, Optional<Connection> stored, List<FoundExtension> there) {
    var written =
        stored
            .map(known -> new StoredConnection(known, true))
            .flatMap(
                known ->
                    known.written(
                        config.installation().teamName(), config.installation().botUserId()));
    var wanted = new Wanted(config.key(), config.fields(), written, true);
    var change = Planner.plan(wanted, there).change();
    boolean paused =
        there.stream()
            .filter(one -> change.written().equals(Optional.of(one.id())))
            .anyMatch(one -> one.condition().paused());
    return new Planned(change, paused);
  }
}
