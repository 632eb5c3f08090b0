package dev.patchbay.slack.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.core.Place;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.pagerduty.event.EventType;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.sandbox.slack.Fault;
import dev.patchbay.sandbox.slack.ShownMessage;
import dev.patchbay.secret.Keyset;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.PagerDutyAccount;
import dev.patchbay.support.TemporaryKeyset;
import dev.patchbay.wiring.Options;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Signed events by HTTP, doubled and out of order, while Slack fails a third of its calls and nodes
 * are killed five times: at the end each card shows the last state, once, and no limit of Slack's
 * was passed on the way. 2,000 events of 100 incidents in 20 channels with the system property
 * {@code patchbay.storm.full}.
 */
final class CardStormTest {
  private static final boolean FULL = Boolean.getBoolean("patchbay.storm.full");
  private static final int INCIDENTS = FULL ? 100 : 10;
  private static final int CHANNELS = FULL ? 20 : 5;
  private static final int STEPS = FULL ? 20 : 8;
  private static final int KILLS = 5;
  private static final int AT_ONCE = 4;
  private static final List<EventType> MIDDLE =
      List.of(
          EventType.ACKNOWLEDGED,
          EventType.UNACKNOWLEDGED,
          EventType.ESCALATED,
          EventType.REASSIGNED,
          EventType.ACKNOWLEDGED);

  private final Random random = new Random(20261126);
  private final CardSlack slack = new CardSlack("chat:write", "channels:read", "channels:history");
  private final PagerDutyAccount pagerDuty = new PagerDutyAccount();
  private final Keyset keyset = TemporaryKeyset.make();
  private final List<CardNode> nodes = new CopyOnWriteArrayList<>();
  private final List<URI> doors = new CopyOnWriteArrayList<>();
  private DatabaseSettings settings = DatabaseFixture.settings(DatabaseKind.H2);

  @AfterEach
  void close() {
    nodes.forEach(CardNode::close);
    pagerDuty.close();
    slack.close();
  }

  @Test
  void a_process_that_is_killed_five_times_ends_with_every_card_right(@TempDir Path folder)
      throws Exception {
    settings = new DatabaseSettings("jdbc:h2:file:" + folder.resolve("storm"), null, null);
    storm(1);
  }

  @Test
  void two_nodes_on_one_database_that_are_killed_in_turn_write_no_card_twice() throws Exception {
    settings = DatabaseFixture.settings(DatabaseKind.POSTGRESQL);
    storm(2);
  }

  private void storm(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      start(i);
    }
    for (int i = 0; i < CHANNELS; i++) {
      nodes.get(0).connect(slack.channel(i), CardEvents.service(i), Options.defaults());
    }
    slackFailsAThird();
    String secret = nodes.get(0).door.subscribe(pagerDuty);
    var events = new ConcurrentLinkedQueue<>(events());
    int all = events.size();
    long begun = System.nanoTime();
    var senders = Executors.newFixedThreadPool(AT_ONCE);
    var sending = new ArrayList<Future<?>>();
    for (int i = 0; i < AT_ONCE; i++) {
      int first = i;
      var post = new StormPost(secret, () -> doors.get(first % doors.size()));
      sending.add(senders.submit(() -> sendAll(post, events)));
    }
    for (int kill = 1; kill <= KILLS; kill++) {
      int left = all - all * kill / (KILLS + 1);
      await()
          .dontCatchUncaughtExceptions()
          .atMost(Duration.ofMinutes(2))
          .until(() -> events.size() <= left);
      int victim = kill % count;
      nodes.get(victim).close();
      start(victim);
    }
    for (Future<?> sender : sending) {
      sender.get();
    }
    senders.shutdown();
    var sent = Duration.ofNanos(System.nanoTime() - begun);
    end();
    System.out.printf(
        "storm: %d deliveries in %d s, every card right %d s after the first%n",
        all, sent.toSeconds(), Duration.ofNanos(System.nanoTime() - begun).toSeconds());
  }

  private static void sendAll(StormPost post, Queue<StormPost.Delivery> events) {
    for (var next = events.poll(); next != null; next = events.poll()) {
      post.send(next);
    }
  }

  private void slackFailsAThird() {
    for (String method : List.of("chat.postMessage", "chat.update", "conversations.history")) {
      slack
          .simulator
          .faults()
          .often(
              method,
              random,
              1.0 / 3,
              Fault.http(500),
              Fault.lostAnswer(),
              Fault.error("internal_error"),
              Fault.http429(1));
    }
  }

  /** In the place of one that was killed, if there was one. */
  private void start(int number) {
    var node =
        new CardNode(
            settings,
            keyset.encryptor(),
            slack,
            pagerDuty.client().incidents(),
            pagerDuty.credential(pagerDuty.person("App " + random.nextInt(1_000_000), Role.ADMIN)));
    if (number < nodes.size()) {
      nodes.set(number, node);
      doors.set(number, node.door.open());
    } else {
      nodes.add(node);
      doors.add(node.door.open());
    }
  }

  /** Each incident's events, some twice, some before those that they follow, all mixed. */
  private List<StormPost.Delivery> events() {
    var queues = new ArrayList<List<StormPost.Delivery>>();
    for (int incident = 0; incident < INCIDENTS; incident++) {
      var events = new ArrayList<StormPost.Delivery>();
      for (int step = 0; step < STEPS; step++) {
        var type = type(incident, step);
        events.add(new StormPost.Delivery(incident, incident % CHANNELS, type, step, 0));
        if (random.nextInt(4) == 0) {
          // The same delivery once more, or the same event by another.
          int copy = random.nextInt(2);
          events.add(new StormPost.Delivery(incident, incident % CHANNELS, type, step, copy));
        }
      }
      for (int i = 1; i < events.size(); i++) {
        if (random.nextInt(3) == 0) {
          Collections.swap(events, i - 1, i);
        }
      }
      queues.add(events);
    }
    var mixed = new ArrayList<StormPost.Delivery>();
    while (!queues.isEmpty()) {
      var next = queues.get(random.nextInt(queues.size()));
      mixed.add(next.remove(0));
      queues.removeIf(List::isEmpty);
    }
    return mixed;
  }

  private EventType type(int incident, int step) {
    if (step == 0) {
      return EventType.TRIGGERED;
    }
    if (step == STEPS - 1) {
      return resolves(incident) ? EventType.RESOLVED : EventType.ACKNOWLEDGED;
    }
    return MIDDLE.get(random.nextInt(MIDDLE.size()));
  }

  private static boolean resolves(int incident) {
    return incident % 2 == 0;
  }

  private void end() {
    await().dontCatchUncaughtExceptions().atMost(Duration.ofMinutes(8)).until(nodes.get(0)::idle);
    for (int channel = 0; channel < CHANNELS; channel++) {
      var place = CardSlack.place(channel);
      assertThat(slack.messages(place)).hasSize(INCIDENTS / CHANNELS);
      for (int incident = channel; incident < INCIDENTS; incident += CHANNELS) {
        var title = "#" + (1000 + incident) + " Broken " + incident + ">";
        assertThat(texts(place))
            .filteredOn(text -> text.contains(title))
            .singleElement()
            .asString()
            .startsWith(resolves(incident) ? "Resolved: " : "Acknowledged: ");
      }
    }
    assertThat(nodes).allMatch(node -> node.postedAgain.isEmpty());
    assertThat(slack.simulator.log().violations()).isEmpty();
  }

  private List<String> texts(Place place) {
    return slack.messages(place).stream().map(ShownMessage::text).toList();
  }
}
