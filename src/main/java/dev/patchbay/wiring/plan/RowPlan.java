package dev.patchbay.wiring.plan;

import dev.patchbay.core.Refusal;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.ConnectionState;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.plan.PlannedChange.Adopt;
import dev.patchbay.wiring.plan.PlannedChange.ChangeDelivery;
import dev.patchbay.wiring.plan.PlannedChange.Create;
import dev.patchbay.wiring.plan.PlannedChange.Edit;
import dev.patchbay.wiring.plan.PlannedChange.EditWebhook;
import dev.patchbay.wiring.plan.PlannedChange.Enable;
import dev.patchbay.wiring.plan.PlannedChange.Move;
import dev.patchbay.wiring.plan.PlannedChange.PushToken;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one connection needs; remembers which extensions are taken over. Used by one thread. */
final class RowPlan {
  private static final Set<String> OF_THE_TOKEN = Set.of("token", "bot_user", "state");

  private final World world;
  private final WorldIndex index;
  private final Set<String> taken = new HashSet<>();

  RowPlan(World world, WorldIndex index) {
    this.world = world;
    this.index = index;
  }

  /** Extensions that someone else made and that become ours, or go. */
  Collection<String> taken() {
    return taken;
  }

  /** Whether nothing is there that could become the connection. */
  boolean isNew(ConnectionKey key) {
    return index.stored(key).isEmpty() && index.postingTo(key).isEmpty();
  }

  /** Its extension, wherever that posts by now; empty where PagerDuty has it no more. */
  Optional<FoundExtension> found(StoredConnection stored) {
    return stored.extension().flatMap(id -> index.found(id, stored.key().service()));
  }

  /** Empty where it is as wanted. */
  Optional<WiringPlan.Row> plan(WantedConnection wanted, Optional<StoredConnection> movedFrom) {
    var bot = world.bots().get(wanted.key().team());
    if (bot == null) {
      return Optional.of(row(wanted, fail(wanted.key())));
    }
    var stored = index.stored(wanted.key());
    return change(wanted, bot, stored, movedFrom).map(change -> row(wanted, change));
  }

  private static PlannedChange fail(ConnectionKey key) {
    return new PlannedChange.Fail(new Refusal.NotInstalled(key.team()));
  }

  private Optional<PlannedChange> change(
      WantedConnection wanted,
      String bot,
      Optional<StoredConnection> stored,
      Optional<StoredConnection> movedFrom) {
    var settings = wanted.settings();
    var found = stored.flatMap(this::found);
    boolean webhook = stored.filter(one -> kind(one) == DeliveryKind.WEBHOOK).isPresent();
    if (settings.delivery() == DeliveryKind.WEBHOOK) {
      return webhook
          ? editWebhook(wanted, stored.orElseThrow())
          : Optional.of(toWebhook(wanted, stored, found));
    }
    var fields = fields(wanted, bot);
    if (webhook) {
      return Optional.of(toExtension(wanted, stored.orElseThrow()));
    }
    if (found.isPresent()) {
      var written = stored.orElseThrow().written(wanted.workspaceName(), bot).orElseThrow();
      return edit(written, found.get(), fields, index.isArchived(wanted.key().place()));
    }
    if (movedFrom.isPresent()) {
      var from = movedFrom.get();
      var written = from.written(wanted.workspaceName(), bot).orElseThrow();
      return found(from).map(one -> move(from, written, one, fields));
    }
    return Optional.of(
        toAdopt(wanted.key(), fields)
            .<PlannedChange>map(one -> new Adopt(one.id(), Comparison.of(one.fields(), fields)))
            .orElseGet(Create::new));
  }

  private Optional<PlannedChange> editWebhook(WantedConnection wanted, StoredConnection stored) {
    var fields = settings(stored, wanted);
    return fields.isEmpty() ? Optional.empty() : Optional.of(new EditWebhook(fields));
  }

  private PlannedChange toWebhook(
      WantedConnection wanted, Optional<StoredConnection> stored, Optional<FoundExtension> found) {
    var there = stored.isPresent() ? found : toAdopt(wanted.key(), fields(wanted, ""));
    if (stored.isEmpty() && there.isEmpty()) {
      return new Create();
    }
    var fields =
        stored
            .map(one -> settings(one, wanted))
            .orElse(Map.of("delivery", new FieldChange("extension", "webhook")));
    return new ChangeDelivery(
        DeliveryKind.WEBHOOK, there.map(FoundExtension::id), stored.isPresent(), fields);
  }

  private PlannedChange toExtension(WantedConnection wanted, StoredConnection stored) {
    var there = toAdopt(wanted.key(), fields(wanted, ""));
    return new ChangeDelivery(
        DeliveryKind.EXTENSION, there.map(FoundExtension::id), true, settings(stored, wanted));
  }

  private Optional<FoundExtension> toAdopt(ConnectionKey key, ExtensionFields fields) {
    var there =
        index.postingTo(key).stream()
            .min(
                Comparator.comparing((FoundExtension one) -> !one.madeAs(fields))
                    .thenComparing(FoundExtension::id));
    there.ifPresent(one -> taken.add(one.id()));
    return there;
  }

  /** PagerDuty pauses what it cannot post, and the list of extensions does not always show it. */
  private static Optional<PlannedChange> edit(
      StoredExtension stored, FoundExtension found, ExtensionFields wanted, boolean archived) {
    var fields = Collections.unmodifiableMap(Planner.differences(stored, found, wanted));
    boolean suspended = stored.state() == ConnectionState.SUSPENDED;
    boolean paused = !archived && (found.condition().paused() || suspended);
    if (fields.isEmpty()) {
      return paused ? Optional.of(new Enable(found.id())) : Optional.empty();
    }
    return Optional.of(
        OF_THE_TOKEN.containsAll(fields.keySet())
            ? new PushToken(found.id(), paused, fields)
            : new Edit(found.id(), fields));
  }

  private static PlannedChange move(
      StoredConnection from,
      StoredExtension written,
      FoundExtension found,
      ExtensionFields wanted) {
    var fields = new LinkedHashMap<>(Planner.changes(written.fields(), wanted));
    Planner.changes(found.fields(), wanted).forEach(fields::putIfAbsent);
    return new Move(from.key(), found.id(), Collections.unmodifiableMap(fields));
  }

  private static DeliveryKind kind(StoredConnection stored) {
    return stored.connection().delivery().kind();
  }

  private static Map<String, FieldChange> settings(
      StoredConnection stored, WantedConnection wanted) {
    return Collections.unmodifiableMap(
        Comparison.of(
            kind(stored),
            stored.connection().options(),
            wanted.settings().delivery(),
            wanted.settings().options()));
  }

  private static ExtensionFields fields(WantedConnection wanted, String bot) {
    var name =
        ExtensionFields.name(wanted.serviceName(), wanted.channelName(), wanted.workspaceName());
    return ExtensionFields.of(name, wanted.key().channel(), wanted.settings().options(), bot);
  }

  private WiringPlan.Row row(WantedConnection wanted, PlannedChange change) {
    return new WiringPlan.Row(
        Optional.of(wanted.key()),
        wanted.workspaceName(),
        wanted.channelName(),
        wanted.serviceName(),
        Optional.of(wanted.settings()),
        change,
        reason(wanted, change));
  }

  private String reason(WantedConnection wanted, PlannedChange change) {
    var reasons = new ArrayList<String>();
    wanted.why().ifPresent(reasons::add);
    if (change instanceof PushToken push) {
      var foreign = push.fields().get("bot_user");
      reasons.add(
          foreign == null
              ? "the workspace has a new bot token"
              : "the extension has the token of another Slack user, " + foreign.from());
    }
    if (change instanceof Enable) {
      reasons.add("PagerDuty paused the extension because Slack rejected its messages");
    }
    if (change instanceof Adopt) {
      reasons.add("the extension exists, and nobody can read whose token is in it");
    }
    if (change instanceof Create && index.stored(wanted.key()).isPresent()) {
      reasons.add("its extension is gone from PagerDuty");
    }
    return String.join("; ", reasons);
  }
}
