package dev.patchbay.wiring.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.DeliveryKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** For every generated pair of what there is and what is wanted. A failure names its seed. */
class PlanPropertiesTest {
  private static final int SEEDS = 3_000;

  @Test
  void a_plan_that_was_carried_out_leaves_nothing_to_do() {
    for (int seed = 0; seed < SEEDS; seed++) {
      var generator = new WorldGenerator(seed);
      var world = generator.world();
      var wanted = generator.wanted();
      boolean prune = seed % 2 == 0;
      var plan = Planner.plan(wanted, world, prune);
      var after = Planner.plan(wanted, after(plan, world), prune);

      assertThat(after.changes())
          .as("seed %d, plan %s", seed, plan.changes())
          .allMatch(row -> row.change() instanceof PlannedChange.Fail);
      assertThat(after.unchanged() + after.changes().size()).isEqualTo(wanted.wanted().size());
    }
  }

  @Test
  void order_never_matters() {
    for (int seed = 0; seed < SEEDS; seed++) {
      var generator = new WorldGenerator(seed);
      var world = generator.world();
      var wanted = generator.wanted();
      boolean prune = seed % 2 == 0;

      assertThat(Planner.plan(generator.shuffled(wanted), generator.shuffled(world), prune))
          .as("seed %d", seed)
          .isEqualTo(Planner.plan(wanted, world, prune));
    }
  }

  /** No more is touched than is planned, and nothing is made twice. */
  @Test
  void each_extension_is_written_at_most_once() {
    for (int seed = 0; seed < SEEDS; seed++) {
      var generator = new WorldGenerator(seed);
      var plan = Planner.plan(generator.wanted(), generator.world(), seed % 2 == 0);

      assertThat(plan.changes().stream().flatMap(row -> extension(row.change()).stream()))
          .as("seed %d", seed)
          .doesNotHaveDuplicates();
    }
  }

  private static World after(WiringPlan plan, World before) {
    Map<String, FoundExtension> extensions = new HashMap<>();
    before.extensions().forEach(one -> extensions.put(one.id(), one));
    Map<ConnectionKey, StoredConnection> stored = new HashMap<>();
    before.stored().forEach(one -> stored.put(one.key(), one));
    int made = 0;
    for (var row : plan.changes()) {
      var change = row.change();
      if (change instanceof PlannedChange.Fail) {
        continue;
      }
      var key = row.key().orElseThrow();
      if (change instanceof PlannedChange.TakeDown down) {
        down.extension().ifPresent(extensions::remove);
        stored.remove(key);
        continue;
      }
      if (change instanceof PlannedChange.Move move) {
        stored.remove(move.from());
      }
      var settings = row.settings().orElseThrow();
      if (settings.delivery() == DeliveryKind.WEBHOOK) {
        extension(change).ifPresent(extensions::remove);
        stored.put(
            key, WorldGenerator.stored(key, new Delivery.Webhook(), settings.options(), true));
        continue;
      }
      var id = extension(change).orElse("NEW" + made++);
      extensions.put(id, written(id, key, settings));
      stored.put(
          key, WorldGenerator.stored(key, WorldGenerator.extension(id), settings.options(), true));
    }
    return new World(
        List.copyOf(extensions.values()),
        List.copyOf(stored.values()),
        before.directory(),
        before.bots(),
        before.departed());
  }

  private static FoundExtension written(String id, ConnectionKey key, WiringSettings settings) {
    return new FoundExtension(
        id,
        key.service(),
        Optional.of(key.team().value()),
        ExtensionFields.of(
            WorldGenerator.name(key), key.channel(), settings.options(), WorldGenerator.BOT),
        FoundExtension.Condition.GOOD,
        Optional.empty());
  }

  private static Optional<String> extension(PlannedChange change) {
    if (change instanceof PlannedChange.Adopt adopt) {
      return Optional.of(adopt.extension());
    }
    if (change instanceof PlannedChange.Edit edit) {
      return Optional.of(edit.extension());
    }
    if (change instanceof PlannedChange.Move move) {
      return Optional.of(move.extension());
    }
    if (change instanceof PlannedChange.PushToken push) {
      return Optional.of(push.extension());
    }
    if (change instanceof PlannedChange.Enable enable) {
      return Optional.of(enable.extension());
    }
    if (change instanceof PlannedChange.TakeDown down) {
      return down.extension();
    }
    return change instanceof PlannedChange.ChangeDelivery delivery
        ? delivery.extension()
        : Optional.empty();
  }
}
