package dev.patchbay.wiring.plan;

import dev.patchbay.wiring.ConnectionState;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares what is wanted with what there is. Pure: no clock, database or vendor. */
public final class Planner {
  private static final int LONGEST_NAME = 120;

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
   * What differs, by the contract's name of the field. A bot user that PagerDuty does not show is
   * not a different one.
   */
  public static Map<String, FieldChange> changes(ExtensionFields from, ExtensionFields to) {
    var changes = new LinkedHashMap<String, FieldChange>();
    put(changes, "name", name(from.name()), name(to.name()), from.name().equals(to.name()));
    put(
        changes,
        "channel",
        id(from.channel()),
        id(to.channel()),
        from.channel().equals(to.channel()));
    put(
        changes,
        "notify",
        keys(from.notifyTypes(), type -> type.key()),
        keys(to.notifyTypes(), type -> type.key()),
        from.notifyTypes().equals(to.notifyTypes()));
    put(
        changes,
        "urgency",
        keys(from.urgency(), one -> one.key()),
        keys(to.urgency(), one -> one.key()),
        from.urgency().equals(to.urgency()));
    put(
        changes,
        "restrict",
        id(from.restrict()),
        id(to.restrict()),
        from.restrict().equals(to.restrict()));
    boolean sameBot = from.botUser().isBlank() || from.botUser().equals(to.botUser());
    put(changes, "bot_user", id(from.botUser()), id(to.botUser()), sameBot);
    return changes;
  }

  private static PlannedChange.Write takeOver(Wanted wanted, FoundExtension found) {
    var fields = Collections.unmodifiableMap(changes(found.fields(), wanted.fields()));
    return wanted.triedBefore() && found.madeAs(wanted.fields())
        ? new PlannedChange.Resume(found.id(), fields)
        : new PlannedChange.Adopt(found.id(), fields);
  }

  /** Against what is stored too: PagerDuty may have been changed to what is wanted only now. */
  private static PlannedChange.Write edit(Wanted wanted, FoundExtension found) {
    var stored = wanted.stored().orElseThrow();
    var fields = new LinkedHashMap<>(changes(stored.fields(), wanted.fields()));
    fields.putAll(changes(found.fields(), wanted.fields()));
    put(fields, "token", "outdated", "current", stored.currentToken());
    var working = ConnectionState.WORKING;
    put(fields, "state", stored.state().key(), working.key(), stored.state() == working);
    return new PlannedChange.Edit(found.id(), Collections.unmodifiableMap(fields));
  }

  private static void put(
      Map<String, FieldChange> changes, String field, String from, String to, boolean same) {
    if (!same) {
      changes.put(field, new FieldChange(from, to));
    }
  }

  private static <T> String keys(Set<T> values, Function<T, String> key) {
    return values.isEmpty() ? "none" : values.stream().map(key).collect(Collectors.joining(","));
  }

  /** What somebody else wrote into the config may be anything, a token too. */
  private static String id(String value) {
    if (value.isBlank()) {
      return "unknown";
    }
    return value.matches("[A-Za-z0-9-]{1,40}") ? value : "unreadable";
  }

  private static String name(String value) {
    var line = value.replaceAll("\\p{C}", " ");
    return '"' + line.substring(0, Math.min(line.length(), LONGEST_NAME)) + '"';
  }
}
