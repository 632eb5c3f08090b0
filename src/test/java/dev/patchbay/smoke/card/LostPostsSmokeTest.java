package dev.patchbay.smoke.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.audit.AuditFilter;
import dev.patchbay.audit.AuditReader;
import dev.patchbay.audit.AuditRow;
import dev.patchbay.db.Database;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.sandbox.slack.Fault;
import dev.patchbay.sandbox.slack.ShownMessage;
import dev.patchbay.smoke.World;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Posts whose answers were lost, from PagerDuty's webhook to what stands in the channel. */
final class LostPostsSmokeTest {
  private static final String POST = "chat.postMessage";

  @ParameterizedTest
  @EnumSource
  void where_the_history_may_be_read_each_card_is_found_and_stands_once(DatabaseKind kind) {
    var settings = DatabaseFixture.settings(kind);
    try (var world = connected(settings, "history");
        var database = Database.open(settings)) {
      var slack = world.sandbox().slack();
      slack.faults().next(POST, Fault.lostAnswer());
      trigger(world, "Arrived");
      world.ada().message(SandboxWorld.ALERTS, "Arrived");

      slack.faults().next(POST, Fault.late());
      trigger(world, "Came late");
      SandboxPerson.await(
          "a post that hangs",
          () -> Optional.of(slack.faults().hanging()).filter(hanging -> hanging > 0));
      int looks = slack.log().calls("conversations.history").size();
      SandboxPerson.await(
          "a look that finds nothing",
          () ->
              Optional.of(slack.log().calls("conversations.history"))
                  .filter(calls -> calls.size() > looks));
      assertThat(cards(world, "Came late")).isEmpty();
      slack.faults().release();
      assertThat(cards(world, "Came late")).hasSize(1);

      trigger(world, "Well");
      world.ada().message(SandboxWorld.ALERTS, "Well");
      assertThat(cards(world, "Arrived")).hasSize(1);
      assertThat(cards(world, "Came late")).hasSize(1);
      assertThat(postedAgain(database)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void where_it_may_not_the_card_is_posted_again_and_the_audit_says_why(DatabaseKind kind) {
    var settings = DatabaseFixture.settings(kind);
    try (var world = connected(settings, "");
        var database = Database.open(settings)) {
      world.sandbox().slack().faults().next(POST, Fault.lostAnswer());
      trigger(world, "Arrived");
      SandboxPerson.await(
          "the card once more",
          () -> Optional.of(cards(world, "Arrived")).filter(cards -> cards.size() == 2));
      assertThat(postedAgain(database))
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row.channel()).contains(SandboxWorld.ALERTS);
                assertThat(row.reason().orElseThrow())
                    .contains("answer to the first post was lost");
              });
    }
  }

  private static World connected(DatabaseSettings settings, String features) {
    var world = World.on(settings, false, Map.of("PATCHBAY_DELIVERY", "webhook"));
    world.ada().install(features);
    world.logIn(world.ada(), SandboxWorld.ADA);
    world.connect("checkout");
    SandboxPerson.await(
        "a webhook subscription",
        () -> world.sandbox().pagerDuty().webhooks().stored().stream().findFirst());
    return world;
  }

  private static void trigger(World world, String title) {
    world.sandbox().pagerDuty().trigger(SandboxWorld.CHECKOUT, title, "high");
  }

  private static List<ShownMessage> cards(World world, String title) {
    return world.ada().messages(SandboxWorld.ALERTS).stream()
        .filter(message -> message.json().toString().contains(title))
        .toList();
  }

  private static List<AuditRow> postedAgain(Database database) {
    var reader = new AuditReader(database.transactions(), () -> {});
    // In this order: a row that gets its place in the chain meanwhile is in both.
    var unlinked = reader.unlinked(AuditFilter.ALL);
    var linked = reader.page(0, AuditReader.MOST, AuditFilter.ALL).entries();
    var rows = new LinkedHashMap<Long, AuditRow>();
    Stream.concat(unlinked.stream(), linked.stream())
        .filter(row -> row.action().equals("post-again"))
        .forEach(row -> rows.put(row.id(), row));
    return List.copyOf(rows.values());
  }
}
