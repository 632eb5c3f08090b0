package dev.patchbay.smoke.talk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.pagerduty.account.SimulatedIncident;
import dev.patchbay.sandbox.slack.Fault;
import dev.patchbay.sandbox.slack.ShownMessage;
import dev.patchbay.smoke.World;
import dev.patchbay.support.DatabaseKind;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code @Patchbay ack} in the thread of an incident's message, over signed HTTP. */
final class MentionSmokeTest {
  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void words_in_the_thread_of_a_card_change_its_incident(DatabaseKind database) {
    try (World world = webhook(database, "mentions")) {
      var card = incident(world, "Disk is full");

      say(world, card, " ack");
      world.awaitStatus("acknowledged");
      assertThat(thread(world.ada().ephemerals("is now acknowledged"))).isEqualTo(card.ts());
      say(world, card, "\u00a0please *Snooze* 1h");
      awaitDone(world, "snooze 3600");
      say(world, card, " note Looking at <https://db.example/7|db-7> &amp; its disk");
      awaitDone(world, "annotate");
      world.ada().message(SandboxWorld.ALERTS, "Looking at db-7 (https://db.example/7) &amp; its");
      say(world, card, ", resolve Made “room”");
      world.awaitStatus("resolved");
      world.ada().ephemerals("is now resolved, with your note");
    }
  }

  @Test
  void what_pagerduty_posted_is_read_from_slack_where_it_may_be() {
    try (World world = World.on(DatabaseKind.H2, false)) {
      world.ada().install("mentions,history");
      world.logIn(world.ada(), SandboxWorld.ADA);
      world.connect("checkout");
      say(world, world.incident("Disk is full"), " ack");
      world.awaitStatus("acknowledged");
    }
  }

  @Test
  void where_history_may_not_be_read_the_words_name_the_incident() {
    try (World world = World.on(DatabaseKind.H2, false)) {
      world.ada().install("mentions");
      world.logIn(world.ada(), SandboxWorld.ADA);
      world.connect("checkout");
      var message = world.incident("Disk is full");
      say(world, message, " ack");
      world.ada().ephemerals("can't read what this thread is about", "channels:history");
      assertThat(world.status()).isEqualTo("triggered");
      say(world, message, " ack #" + newest(world).number());
      world.awaitStatus("acknowledged");
    }
  }

  @Test
  void what_could_not_be_done_in_time_is_said_and_not_done_later() {
    try (World world = World.on(DatabaseKind.H2, false)) {
      world.ada().install("mentions,history");
      world.logIn(world.ada(), SandboxWorld.ADA);
      world.connect("checkout");
      var message = world.incident("Disk is full");
      world.sandbox().slack().faults().next("conversations.replies", Fault.http429(130));

      say(world, message, " ack");

      var told = world.ada().ephemerals("couldn't carry this out in time, so nothing changed");
      assertThat(thread(told)).isEqualTo(message.ts());
      assertThat(world.status()).isEqualTo("triggered");
    }
  }

  @Test
  void what_is_not_understood_changes_nothing_and_is_answered_in_words() {
    try (World world = webhook(DatabaseKind.H2, "mentions")) {
      var card = incident(world, "Disk is full");
      say(world, card, " akc");
      world.ada().ephemerals("doesn't know `akc`", "Did you mean `@Patchbay ack`?");
      say(world, card, " ack is what I'd do");
      world.ada().ephemerals("say just `@Patchbay ack`");
      say(world, card, "");
      world.ada().ephemerals("mention Patchbay to change that incident");
      say(world, card, " status");
      world.ada().ephemerals("run `/pd status`");
      world.as(SandboxWorld.ADA).say(SandboxWorld.ALERTS, world.mention() + " resolve");
      assertThat(thread(world.ada().ephemerals("can't tell which incident"))).isEmpty();
      assertThat(world.status()).isEqualTo("triggered");
      world
          .as(SandboxWorld.ADA)
          .say(SandboxWorld.ALERTS, world.mention() + " resolve " + newest(world).number());
      world.awaitStatus("resolved");
    }
  }

  @Test
  void without_a_login_it_waits_for_one() {
    try (World world = webhook(DatabaseKind.H2, "mentions")) {
      var card = incident(world, "Disk is full");
      world.as(SandboxWorld.GRACE).reply(SandboxWorld.ALERTS, card.ts(), world.mention() + " ack");
      assertThat(thread(world.grace().ephemerals("keeps your click"))).isEqualTo(card.ts());
      assertThat(world.status()).isEqualTo("triggered");
      world.grace().logIn(world.grace().logInLink());
      world.awaitStatus("acknowledged");
      assertThat(thread(world.grace().ephemerals("is now acknowledged"))).isEqualTo(card.ts());
    }
  }

  @Test
  void an_event_that_slack_repeats_counts_once() throws GeneralSecurityException {
    try (World world = webhook(DatabaseKind.H2, "mentions")) {
      var card = incident(world, "Disk is full");
      var event =
          """
          {"type":"event_callback","team_id":"T0ACME","event_id":"Ev1","event":{"type":"app_mention",
           "user":"U0ADA","team":"T0ACME","channel":"C0CHECKOUT","ts":"2.000001","thread_ts":"%s",
           "text":"%s note twice"},"authorizations":[{"team_id":"T0ACME","is_bot":true,
           "user_id":"%s"}]}
          """
              .formatted(card.ts(), world.mention(), world.mention().replaceAll("[<@>]", ""));
      for (int time = 0; time < 3; time++) {
        assertThat(SignedEvents.post(world.sandbox(), event, time)).isEqualTo(200);
      }
      awaitDone(world, "annotate");
      say(world, card, " ack");
      world.awaitStatus("acknowledged");
      assertThat(newest(world).history()).filteredOn(it -> it.what().equals("annotate")).hasSize(1);
    }
  }

  /** Ada logged in, Checkout API joined by webhook to #checkout-alerts. */
  private static World webhook(DatabaseKind database, String features) {
    var world = World.on(database, false, Map.of("PATCHBAY_DELIVERY", "webhook"));
    world.ada().install(features);
    world.logIn(world.ada(), SandboxWorld.ADA);
    world.connect("checkout");
    return world;
  }

  private static ShownMessage incident(World world, String title) {
    world.sandbox().pagerDuty().trigger(SandboxWorld.CHECKOUT, title, "high");
    return world.ada().message(SandboxWorld.ALERTS, title, "Acknowledge");
  }

  private static void say(World world, ShownMessage to, String words) {
    world.as(SandboxWorld.ADA).reply(to.channel(), to.ts(), world.mention() + words);
  }

  private static String thread(ShownMessage message) {
    return message.json().path("thread_ts").asText();
  }

  private static SimulatedIncident newest(World world) {
    List<SimulatedIncident> all = world.sandbox().pagerDuty().incidents();
    return all.get(all.size() - 1);
  }

  private static void awaitDone(World world, String what) {
    SandboxPerson.await(
        what,
        () ->
            newest(world).history().stream()
                .map(SimulatedIncident.Entry::what)
                .filter(what::equals)
                .findFirst());
  }
}
