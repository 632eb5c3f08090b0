package dev.patchbay.smoke.talk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.sandbox.slack.state.ApiCall;
import dev.patchbay.smoke.World;
import dev.patchbay.support.DatabaseKind;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** PagerDuty links in messages show what they are about, to whom may see it. */
final class UnfurlSmokeTest {
  private static final String SERVICE = "https://acme.pagerduty.com/service-directory/PCHKOUT";

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void links_of_incidents_and_services_show_the_facts_of_a_card(DatabaseKind database) {
    try (World world = world(database)) {
      var incident = incident(world, "Disk <b> is *full*");
      var ts =
          world
              .as(SandboxWorld.ADA)
              .say(SandboxWorld.ALERTS, "See " + incident + " of <" + SERVICE + "|it>");
      var shown = attachments(world, SandboxWorld.ALERTS, ts, 2);
      assertThat(shown.get(0).toString())
          .contains("Disk &lt;b&gt; is ∗full∗", "Triggered", "High", "Checkout API", "Ada Lovelace")
          .doesNotContain("\"actions\"");
      assertThat(shown.get(1).toString())
          .contains("|Checkout API>", "Open incidents that nobody acknowledged", "Default");
      assertThat(violations(world)).isEmpty();
    }
  }

  @Test
  void what_is_still_being_typed_and_where_the_bot_is_not_goes_by_slacks_id() {
    try (World world = world(DatabaseKind.H2)) {
      var incident = incident(world, "Disk is full");
      var ada = world.as(SandboxWorld.ADA);
      var unfurl = ada.compose(SandboxWorld.OPS, incident);
      var typed =
          SandboxPerson.await(
              "a preview in the composer",
              () ->
                  Optional.of(world.sandbox().slack().screen().composed(unfurl))
                      .filter(it -> !it.isEmpty()));
      assertThat(typed.toString()).contains("Disk is full");
      var ts = ada.say(SandboxWorld.OPS, incident);
      assertThat(attachments(world, SandboxWorld.OPS, ts, 1).toString()).contains("Disk is full");
    }
  }

  @Test
  void what_the_person_cannot_see_and_what_is_not_ours_is_not_shown() {
    try (World world = world(DatabaseKind.H2)) {
      var incident = incident(world, "Disk is full");
      world.sandbox().pagerDuty().faults().always("GET /services/{id}", Fault.http(403));
      var ada = world.as(SandboxWorld.ADA);
      ada.say(SandboxWorld.ALERTS, "https://acme.pagerduty.com/incidents/QNOSUCHINC1234");
      ada.say(SandboxWorld.ALERTS, SERVICE);
      ada.say(SandboxWorld.ALERTS, "https://other.pagerduty.com/incidents/QNOSUCHINC1234");
      ada.say(SandboxWorld.ALERTS, "https://acme.eu.pagerduty.com/incidents/QNOSUCHINC1234");
      var ts = ada.say(SandboxWorld.ALERTS, incident);
      attachments(world, SandboxWorld.ALERTS, ts, 1);
      assertThat(unfurls(world)).hasSize(1);
    }
  }

  @Test
  void without_a_login_the_person_is_invited_once_and_the_previews_come_after_it() {
    try (World world = world(DatabaseKind.H2)) {
      var incident = incident(world, "Disk is full");
      var grace = world.as(SandboxWorld.GRACE);
      var first = grace.say(SandboxWorld.ALERTS, incident);
      world.grace().ephemerals("Log in to PagerDuty", "shows what the PagerDuty links");
      var second = grace.say(SandboxWorld.ALERTS, incident + "?again");
      grace.compose(SandboxWorld.OPS, incident);
      assertThat(unfurls(world)).isEmpty();

      world.grace().logIn(world.grace().logInLink());

      attachments(world, SandboxWorld.ALERTS, first, 1);
      attachments(world, SandboxWorld.ALERTS, second, 1);
      var third = grace.say(SandboxWorld.ALERTS, incident);
      attachments(world, SandboxWorld.ALERTS, third, 1);
      assertThat(unfurls(world)).hasSize(3);
      assertThat(world.grace().ephemerals())
          .filteredOn(it -> it.text().contains("shows what the PagerDuty links"))
          .hasSize(1);
    }
  }

  @Test
  void messages_of_the_app_itself_and_events_that_come_twice_count_for_nothing_more()
      throws GeneralSecurityException {
    try (World world = world(DatabaseKind.H2)) {
      var incident = incident(world, "Disk is full");
      var bot = world.mention().replaceAll("[<@>]", "");
      var ts = world.as(SandboxWorld.ADA).say(SandboxWorld.ALERTS, incident);
      attachments(world, SandboxWorld.ALERTS, ts, 1);
      assertThat(SignedEvents.post(world.sandbox(), event("Ev1", bot, bot, ts, incident), 0))
          .isEqualTo(200);
      for (int time = 0; time < 3; time++) {
        SignedEvents.post(world.sandbox(), event("Ev2", SandboxWorld.ADA, bot, ts, incident), time);
      }
      var last = world.as(SandboxWorld.ADA).say(SandboxWorld.ALERTS, incident);
      attachments(world, SandboxWorld.ALERTS, last, 1);
      assertThat(unfurls(world)).hasSize(3);
    }
  }

  @Test
  void while_pagerduty_hangs_slack_has_its_answer_and_the_preview_comes_later() {
    try (World world = world(DatabaseKind.H2)) {
      var incident = incident(world, "Disk is full");
      world.sandbox().pagerDuty().faults().next("GET /incidents/{id}", Fault.hang());
      var ts = world.as(SandboxWorld.ADA).say(SandboxWorld.ALERTS, incident);
      assertThat(violations(world)).isEmpty();
      world.sandbox().pagerDuty().faults().release();
      attachments(world, SandboxWorld.ALERTS, ts, 1);
    }
  }

  private static String event(String id, String user, String bot, String ts, String url) {
    return """
    {"type":"event_callback","team_id":"T0ACME","event_id":"%s","event":{"type":"link_shared",
     "user":"%s","channel":"C0CHECKOUT","message_ts":"%s","is_bot_user_member":true,
     "source":"conversations_history","links":[{"url":"%s","domain":"pagerduty.com"}]},
     "authorizations":[{"team_id":"T0ACME","is_bot":true,"user_id":"%s"}]}
    """
        .formatted(id, user, ts, url, bot);
  }

  /** Ada logged in, Checkout API connected; the bot is in #checkout-alerts alone. */
  private static World world(DatabaseKind database) {
    var world = World.on(database, false);
    world.ada().install("previews");
    world.logIn(world.ada(), SandboxWorld.ADA);
    world.connect("checkout");
    return world;
  }

  /** The address of a new one. */
  private static String incident(World world, String title) {
    var pagerDuty = world.sandbox().pagerDuty();
    return pagerDuty
        .incident(pagerDuty.trigger(SandboxWorld.CHECKOUT, title, "high"))
        .orElseThrow()
        .url();
  }

  private static JsonNode attachments(World world, String channel, String ts, int many) {
    return SandboxPerson.await(
        many + " previews",
        () ->
            world.ada().messages(channel).stream()
                .filter(message -> message.ts().equals(ts))
                .map(message -> message.json().path("attachments"))
                .filter(shown -> shown.size() == many)
                .findFirst());
  }

  /** Those of ours: the simulated PagerDuty posts faster than Slack allows. */
  private static List<String> violations(World world) {
    return world.sandbox().slack().log().violations().stream()
        .filter(violation -> !violation.startsWith("chat.postMessage called faster"))
        .toList();
  }

  private static List<ApiCall> unfurls(World world) {
    return world.sandbox().slack().log().calls().stream()
        .filter(call -> call.method().equals("chat.unfurl"))
        .toList();
  }
}
