package dev.patchbay.wiring.plan;

import dev.patchbay.wiring.ConnectionState;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares what is wanted with what there is. Pure: no clock, database or vendor. */
public final class Planner {
  private Planner() {}

  /**
   * An extension that was written for this connection is edited, wherever it posts by now; else one
   * that posts to the channel is adopted; else one is created.
   *
   * @param actual all Slack V2 extensions of the service
   */
  public static Plan plan(Wanted wanted, List<FoundExtension> actual) {
    var matching = actual.stream().filter(one -> one.postsTo(wanted.key())).toList();
    var known =
        actual.stream()
            .filter(one -> wanted.stored().filter(own -> own.id().equals(one.id())).isPresent())
            .findFirst();
    var chosen = known.or(() -> matching.stream().findFirst());
    if (chosen.isEmpty()) {
      return new Plan(new PlannedChange.Create(), List.of());
    }
    var found = chosen.get();
    var others = matching.stream().filter(one -> !one.id().equals(found.id())).toList();
    return new Plan(known.isPresent() ? edit(wanted, found) : takeOver(wanted, found), others);
  }

  /**
   * What makes the whole of a wiring file so. The order of what is given does not matter.
   *
   * @param prune whether connections that the file does not name are taken down
   */
  public static WiringPlan plan(Resolution resolution, World world, boolean prune) {
    return new WholePlan(resolution, world, prune).make();
  }

  /**
   * What differs, by the contract's name of the field. A bot user that PagerDuty does not show is
   * not a different one, nor is a name in another case.
   */
  public static Map<String, FieldChange> changes(ExtensionFields from, ExtensionFields to) {
    return Comparison.of(from, to);
  }

  private static PlannedChange.Write takeOver(Wanted wanted, FoundExtension found) {
    var fields = Collections.unmodifiableMap(changes(found.fields(), wanted.fields()));
    return wanted.triedBefore() && found.madeAs(wanted.fields())
        ? new PlannedChange.Resume(found.id(), fields)
        : new PlannedChange.Adopt(found.id(), fields);
  }

  private static PlannedChange.Write edit(Wanted wanted, FoundExtension found) {
    var stored = wanted.stored().orElseThrow();
    return new PlannedChange.Edit(
        found.id(), Collections.unmodifiableMap(differences(stored, found, wanted.fields())));
  }

  /** Against what is stored too: PagerDuty may have been changed to what is wanted only now. */
  static Map<String, FieldChange> differences(
      StoredExtension stored, FoundExtension found, ExtensionFields wanted) {
    var fields = new LinkedHashMap<>(changes(stored.fields(), wanted));
    fields.putAll(changes(found.fields(), wanted));
    if (!stored.currentToken()) {
      fields.put("token", new FieldChange("outdated", "current"));
    }
    if (!stored.state().settled() && stored.state() != ConnectionState.SUSPENDED) {
      var working = ConnectionState.WORKING;
      fields.put("state", new FieldChange(stored.state().key(), working.key()));
    }
    return fields;
  }
}
