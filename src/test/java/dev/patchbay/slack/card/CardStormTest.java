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
import dev.patchbay.webhook.IncidentEvent;
import dev.patchbay.wiring.Options;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hundreds of events of twenty incidents, doubled and out of order, while Slack fails a third of
 * its calls and nodes die: at the end each card shows the last state, once, and no limit of Slack's
 * was passed on the way.
 */
final class CardStormTest {
  private static final int INCIDENTS = 20;
  private static final int CHANNELS = 5;
  private static final int STEPS = 14;
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
  private final List<CardNode> nodes = new ArrayList<>();
  private DatabaseSettings settings = DatabaseFixture.settings(DatabaseKind.H2);

  @AfterEach
  void close() {
    nodes.forEach(CardNode::close);
    pagerDuty.close();
    slack.close();
  }

  @Test
  void a_process_that_is_killed_five_times_ends_with_every_card_right(@TempDir Path folder) {
    settings = new DatabaseSettings("jdbc:h2:file:" + folder.resolve("storm"), null, null);
    begin(1);
    var storm = storm();
    for (int i = 0; i < storm.size(); i++) {
      nodes.get(0).take(storm.get(i));
      if (i % (storm.size() / 6) == storm.size() / 6 - 1) {
        nodes.remove(0).close();
        nodes.add(node());
      }
    }
    end();
  }

  @Test
  void two_nodes_on_one_database_write_no_card_twice() {
    settings = DatabaseFixture.settings(DatabaseKind.POSTGRESQL);
    begin(2);
    var storm = storm();
    for (int i = 0; i < storm.size(); i++) {
      nodes.get(i % 2).take(storm.get(i));
      if (i == storm.size() / 2) {
        nodes.remove(0).close();
        nodes.add(node());
      }
    }
    end();
  }

  private void begin(int count) {
    for (int i = 0; i < count; i++) {
      nodes.add(node());
    }
    for (int i = 0; i < CHANNELS; i++) {
      nodes.get(0).connect(slack.channel(i), CardEvents.service(i), Options.defaults());
    }
    for (String method : List.of("chat.postMessage", "chat.update")) {
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

  private CardNode node() {
    return new CardNode(
        settings,
        keyset.encryptor(),
        slack,
        pagerDuty.client().incidents(),
        pagerDuty.credential(pagerDuty.person("App " + nodes.size(), Role.ADMIN)));
  }

  /** Each incident's events, some twice, some before those that they follow, all mixed. */
  private List<IncidentEvent> storm() {
    var queues = new ArrayList<List<IncidentEvent>>();
    for (int incident = 0; incident < INCIDENTS; incident++) {
      var events = new ArrayList<IncidentEvent>();
      for (int step = 0; step < STEPS; step++) {
        var event = CardEvents.event(incident, incident % CHANNELS, type(incident, step), step);
        events.add(event);
        if (random.nextInt(4) == 0) {
          events.add(event);
        }
      }
      for (int i = 1; i < events.size(); i++) {
        if (random.nextInt(3) == 0) {
          Collections.swap(events, i - 1, i);
        }
      }
      queues.add(events);
    }
    var mixed = new ArrayList<IncidentEvent>();
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
    await().atMost(Duration.ofMinutes(4)).until(nodes.get(0)::idle);
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
