package dev.patchbay.wiring.plan;

import static dev.patchbay.support.Ids.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.plan.FoundExtension.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a plan can say, case by case. */
class WholePlanTest {
  private static final TeamId TEAM = new TeamId("T1");
  private static final ConnectionKey KEY = key("C1");
  private static final Options ALL = Options.defaults();

  private final List<FoundExtension> extensions = new ArrayList<>();
  private final List<StoredConnection> stored = new ArrayList<>();
  private final List<WantedConnection> wanted = new ArrayList<>();
  private final List<FailingRow> failing = new ArrayList<>();
  private final List<Directory.Service> services = new ArrayList<>();
  private boolean prune;

  @Test
  void what_is_as_wanted_is_counted() {
    connected("P1", KEY, true);
    extension("P1", KEY, "UBOT", Condition.GOOD);
    want(KEY, DeliveryKind.EXTENSION);

    assertThat(plan()).isEqualTo(new WiringPlan(List.of(), 1, List.of(), List.of()));
  }

  @Test
  void a_new_bot_token_and_the_token_of_another_are_pushed_and_told_apart() {
    connected("P1", KEY, false);
    extension("P1", KEY, "UBOT", Condition.GOOD);
    connected("P2", key("C2"), true);
    extension("P2", key("C2"), "U666", Condition.GOOD);
    want(KEY, DeliveryKind.EXTENSION);
    want(key("C2"), DeliveryKind.EXTENSION);

    assertThat(lines())
        .containsExactly(
            "push-token C1 {token=outdated → current, state=stale → working}"
                + " the workspace has a new bot token",
            "push-token C2 {bot_user=U666 → UBOT}"
                + " the extension has the token of another Slack user, U666");
  }

  @Test
  void what_pagerduty_paused_is_enabled() {
    connected("P1", KEY, true);
    extension("P1", KEY, "UBOT", new Condition(true, true, false));
    want(KEY, DeliveryKind.EXTENSION);

    assertThat(String.join("", lines())).startsWith("enable C1 {state=paused → working} Pager");
  }

  @Test
  void a_connection_that_the_file_does_not_name_is_listed_and_with_prune_taken_down() {
    connected("P1", KEY, true);
    extension("P1", KEY, "UBOT", Condition.GOOD);
    extension("P2", key("C2"), "U5", Condition.GOOD);

    assertThat(plan().changes()).isEmpty();
    assertThat(plan().unmanaged())
        .extracting(one -> one.extension().orElse("") + one.ours())
        .containsExactlyInAnyOrder("P1true", "P2false");
    prune = true;
    assertThat(lines()).containsExactly("take-down C1 {} the file does not name it");
    assertThat(plan().unmanaged()).hasSize(1);
  }

  @Test
  void another_channel_moves_the_connection_where_the_old_one_is_to_go() {
    connected("P1", KEY, true);
    extension("P1", KEY, "UBOT", Condition.GOOD);
    want(key("C2"), DeliveryKind.EXTENSION);

    assertThat(lines()).containsExactly("create C2 {} ");
    prune = true;
    assertThat(lines())
        .containsExactly(
            "edit C2 {name=\"Checkout - #C1 in Acme\" → \"Checkout - #C2 in Acme\", channel=C1 →"
                + " C2} ");
  }

  @Test
  void an_extension_that_somebody_moved_to_the_wanted_channel_is_followed_and_not_doubled() {
    connected("P1", KEY, true);
    extension("P1", key("C2"), "UBOT", Condition.GOOD);
    want(key("C2"), DeliveryKind.EXTENSION);

    assertThat(lines().get(0)).startsWith("edit C2 ").contains("channel=C1 → C2");
  }

  @Test
  void a_renamed_channel_does_not_take_its_service_down() {
    connected("P1", KEY, true);
    extension("P1", KEY, "UBOT", Condition.GOOD);
    failing.add(failing(new Refusal.NotFound("channel", "#gone")));
    prune = true;

    assertThat(lines()).containsExactly("fail ? {} ");
    assertThat(plan().unmanaged()).hasSize(1);
  }

  @Test
  void delivery_changes_there_and_back() {
    connected("P1", KEY, true);
    extension("P1", KEY, "UBOT", Condition.GOOD);
    want(KEY, DeliveryKind.WEBHOOK);
    assertThat(lines()).containsExactly("edit C1 {delivery=extension → webhook} ");

    stored.clear();
    assertThat(lines()).containsExactly("adopt C1 {delivery=extension → webhook} ");

    extensions.clear();
    wanted.clear();
    stored.add(WorldGenerator.stored(KEY, new Delivery.Webhook(), ALL, true));
    want(KEY, DeliveryKind.EXTENSION);
    assertThat(lines()).containsExactly("edit C1 {delivery=webhook → extension} ");
  }

  @Test
  void what_is_odd_is_said() {
    extension("P1", KEY, "U7", new Condition(false, true, true));
    extension("P2", KEY, "UBOT", new Condition(false, false, true));
    stored.add(WorldGenerator.stored(key("C3"), new Delivery.Webhook(), ALL, true));
    want(KEY, DeliveryKind.EXTENSION);
    services.add(service("PSERV01", "Checkout"));
    services.add(service("PSERV02", "Bare"));

    assertThat(plan().warnings())
        .containsExactlyInAnyOrder(
            "1 service has no channel: Bare.",
            "Checkout in #C1: 2 extensions of the service post to this channel (P1, P2). One is"
                + " enough; delete the others in PagerDuty.",
            "Checkout in #C1: PagerDuty shows extension P2 as not authorized.",
            "Checkout in #C1: extension P1 posts with a person's token, which stops with that"
                + " person.",
            "Service PSERV01 in #name-C3: its owner, U1, has left. Connect it again to take it"
                + " over.");
  }

  @Test
  void an_urgent_service_of_which_every_channel_is_archived_is_said() {
    failing.add(failing(new Refusal.ChannelArchived(new ChannelId("C9"))));
    assertThat(plan().warnings())
        .containsExactly("Checkout: urgent incidents reach only an archived channel, #gone.");

    want(KEY, DeliveryKind.EXTENSION);
    assertThat(plan().warnings()).isEmpty();
  }

  private WiringPlan plan() {
    var workspace = new Directory.Workspace(TEAM, "Acme", List.of());
    var directory = new Directory(List.of(workspace), services, !services.isEmpty());
    var world =
        new World(
            extensions, stored, directory, Map.of(TEAM, "UBOT"), Set.of(new SlackUserId("U1")));
    var resolution = new Resolution(wanted, failing, List.of(), List.of());
    var all = Planner.plan(resolution, world, prune);
    return services.isEmpty() ? withoutOwners(all) : all;
  }

  /** Every stored connection of the generator is of someone who has left. */
  private static WiringPlan withoutOwners(WiringPlan plan) {
    var warnings = plan.warnings().stream().filter(one -> !one.contains("its owner")).toList();
    return new WiringPlan(plan.changes(), plan.unchanged(), plan.unmanaged(), warnings);
  }

  private List<String> lines() {
    return plan().changes().stream()
        .map(
            row ->
                "%s %s %s %s"
                    .formatted(
                        row.action(),
                        row.key().map(key -> key.channel().value()).orElse("?"),
                        row.fields(),
                        row.reason()))
        .toList();
  }

  private void want(ConnectionKey key, DeliveryKind delivery) {
    wanted.add(
        new WantedConnection(
            new Position(1, 1),
            key,
            "Acme",
            key.channel().value(),
            "Checkout",
            new WiringSettings(delivery, ALL),
            Optional.empty()));
  }

  private void connected(String id, ConnectionKey key, boolean current) {
    var delivery = new Delivery.Extension(id, "print");
    var name = key.channel().value();
    stored.add(WorldGenerator.stored(key, name, "Checkout", delivery, ALL, current));
  }

  private void extension(String id, ConnectionKey key, String bot, Condition condition) {
    var name = ExtensionFields.name("Checkout", key.channel().value(), "Acme");
    extensions.add(
        new FoundExtension(
            id,
            key.service(),
            Optional.of("T1"),
            ExtensionFields.of(name, key.channel(), ALL, bot),
            condition,
            Optional.empty()));
  }

  private static FailingRow failing(Refusal why) {
    return new FailingRow(
        new Position(2, 1),
        Optional.empty(),
        KEY.service(),
        "Acme",
        "gone",
        "Checkout",
        new WiringSettings(DeliveryKind.EXTENSION, ALL),
        Optional.empty(),
        why);
  }

  private static Directory.Service service(String id, String name) {
    return new Directory.Service(new ServiceId(ACCOUNT, id), name, List.of(), Optional.empty());
  }

  private static ConnectionKey key(String channel) {
    return new ConnectionKey(
        new Place(TEAM, new ChannelId(channel)), new ServiceId(ACCOUNT, "PSERV01"));
  }
}
