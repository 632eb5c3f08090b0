package dev.patchbay.wiring.plan;

import static dev.patchbay.support.Ids.ACCOUNT;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Place;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionHealth;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.ConnectionState;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.NotifyType;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.PriorityFilter;
import dev.patchbay.wiring.Restrict;
import dev.patchbay.wiring.ThreadMode;
import dev.patchbay.wiring.Urgency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Small, crowded worlds and what is wanted of them, the same for the same seed. */
final class WorldGenerator {
  static final String BOT = "UBOT";
  static final List<TeamId> TEAMS = List.of(new TeamId("T1"), new TeamId("T2"));

  private final Random random;

  WorldGenerator(long seed) {
    random = new Random(seed);
  }

  World world() {
    var extensions = new ArrayList<FoundExtension>();
    var stored = new LinkedHashMap<ConnectionKey, StoredConnection>();
    for (int i = random.nextInt(8); i > 0; i--) {
      var key = key();
      var options = options();
      var id = "PX" + i;
      boolean webhook = random.nextInt(4) == 0;
      if (!webhook && random.nextInt(5) > 0) {
        extensions.add(extension(id, random.nextInt(4) == 0 ? key() : key, options));
      }
      if (random.nextInt(3) > 0) {
        stored.put(key, stored(key, webhook ? new Delivery.Webhook() : extension(id), options));
      }
    }
    Map<TeamId, String> bots =
        random.nextInt(6) == 0
            ? Map.of(TEAMS.get(0), BOT)
            : Map.of(TEAMS.get(0), BOT, TEAMS.get(1), BOT);
    return new World(
        extensions, List.copyOf(stored.values()), directory(), bots, Set.of(new SlackUserId("U9")));
  }

  Resolution wanted() {
    var rows = new LinkedHashMap<ConnectionKey, WantedConnection>();
    for (int i = random.nextInt(7); i > 0; i--) {
      var key = key();
      var kind = random.nextInt(4) == 0 ? DeliveryKind.WEBHOOK : DeliveryKind.EXTENSION;
      rows.put(
          key,
          new WantedConnection(
              new Position(i, 1),
              key,
              "Acme " + key.team(),
              "name-" + key.channel(),
              "Service " + key.service(),
              new WiringSettings(kind, options()),
              Optional.empty()));
    }
    return new Resolution(List.copyOf(rows.values()), List.of(), List.of(), List.of());
  }

  Resolution shuffled(Resolution resolution) {
    return new Resolution(
        shuffled(resolution.wanted()), resolution.failing(), List.of(), List.of());
  }

  World shuffled(World world) {
    return new World(
        shuffled(world.extensions()),
        shuffled(world.stored()),
        world.directory(),
        world.bots(),
        world.departed());
  }

  private <T> List<T> shuffled(List<T> list) {
    var copy = new ArrayList<>(list);
    Collections.shuffle(copy, random);
    return copy;
  }

  static StoredConnection stored(
      ConnectionKey key, Delivery delivery, Options options, boolean good) {
    return stored(
        key, "name-" + key.channel(), "Service " + key.service(), delivery, options, good);
  }

  static StoredConnection stored(
      ConnectionKey key,
      String channel,
      String service,
      Delivery delivery,
      Options options,
      boolean good) {
    var health =
        good
            ? ConnectionHealth.WORKING
            : new ConnectionHealth(ConnectionState.STALE, "", Optional.empty());
    return new StoredConnection(
        new Connection(
            key, channel, service, options, delivery, new SlackUserId("U1"), Instant.EPOCH, health),
        good);
  }

  private StoredConnection stored(ConnectionKey key, Delivery delivery, Options options) {
    var written = random.nextInt(4) == 0 ? options() : options;
    return stored(
        key, delivery, written, delivery instanceof Delivery.Webhook || random.nextInt(3) > 0);
  }

  private FoundExtension extension(String id, ConnectionKey key, Options options) {
    var name = random.nextInt(4) == 0 ? "By hand" : name(key);
    var fields =
        ExtensionFields.of(
            random.nextBoolean() ? name : name.toLowerCase(java.util.Locale.ROOT),
            key.channel(),
            options,
            List.of(BOT, BOT, "", "U666").get(random.nextInt(4)));
    return new FoundExtension(
        id,
        key.service(),
        random.nextInt(3) == 0 ? Optional.empty() : Optional.of(key.team().value()),
        fields,
        new FoundExtension.Condition(random.nextInt(5) == 0, true, false),
        Optional.empty());
  }

  static String name(ConnectionKey key) {
    return ExtensionFields.name(
        "Service " + key.service(), "name-" + key.channel(), "Acme " + key.team());
  }

  static Delivery.Extension extension(String id) {
    return new Delivery.Extension(id, "print");
  }

  private ConnectionKey key() {
    int channel = random.nextInt(4);
    return new ConnectionKey(
        new Place(TEAMS.get(channel / 3), new ChannelId("C" + channel)),
        new ServiceId(ACCOUNT, "PS" + random.nextInt(3)));
  }

  private Options options() {
    return new Options(
        some(NotifyType.values()),
        some(Urgency.values()),
        random.nextBoolean() ? Restrict.ANY : Restrict.PD_USERS,
        random.nextBoolean() ? new PriorityFilter.Any() : new PriorityFilter.Only(List.of("P1")),
        random.nextBoolean(),
        List.of(ThreadMode.values()).get(random.nextInt(3)));
  }

  private <E extends Enum<E>> EnumSet<E> some(E[] all) {
    var some = EnumSet.of(all[random.nextInt(all.length)]);
    Arrays.stream(all).filter(one -> random.nextBoolean()).forEach(some::add);
    return some;
  }

  private static Directory directory() {
    var workspaces =
        TEAMS.stream()
            .map(team -> new Directory.Workspace(team, "Acme " + team, List.of()))
            .toList();
    return new Directory(workspaces, List.of(), false);
  }
}
