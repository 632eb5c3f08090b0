package dev.patchbay.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.sandbox.pagerduty.account.StoredExtension;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConnectSmokeTest {

  @Test
  void an_unknown_service_gets_words_and_changes_nothing() {
    try (World world = World.connected()) {
      world.as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd connect chekkout");

      world.ada.ephemerals("chekkout");
      assertThat(world.sandbox().slack().screen().views(SandboxWorld.ADA)).isEmpty();
      assertThat(world.sandbox().pagerDuty().account().stored()).hasSize(1);
    }
  }

  @Test
  void an_unknown_command_gets_the_nearest_and_the_help() {
    try (World world = World.connected()) {
      world.as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd conect checkout");

      world.ada.ephemerals("conect", "/pd connect", "/pd help");
    }
  }

  @Test
  void connecting_again_edits_and_does_not_double() {
    try (World world = World.connected()) {
      world.as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd connect PCHKOUT");
      world.as(SandboxWorld.ADA).submit(world.ada.view().id(), Map.of("urgency", List.of("high")));

      SandboxPerson.await(
          "the edit",
          () ->
              Optional.of(world.sandbox().pagerDuty().account().stored())
                  .filter(all -> all.size() == 1)
                  .filter(all -> !all.get(0).config().path("urgency").path("low").asBoolean()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"connect checkout", "status"})
  void extensions_made_by_hand_are_named_with_their_owner_and_removed_by_a_button(String command) {
    try (World world = World.connected()) {
      var account = world.sandbox().pagerDuty().account();
      var ours = account.stored();
      for (var name : List.of("By hand", "By *hand* too")) {
        account.addExtension(name, SandboxWorld.CHECKOUT, byHand());
      }
      var slack = world.as(SandboxWorld.ADA);
      slack.command(SandboxWorld.ALERTS, "/pd " + command);
      if (!command.equals("status")) {
        slack.submit(world.ada.view().id(), Map.of());
      }
      var named = "*By hand* (made by <@" + SandboxWorld.GRACE + ">)";
      world.ada.ephemerals("more than once", named, "∗hand∗ too");

      slack.click(world.ada.ephemerals("pd_remove_others"), "pd_remove_others");

      world.ada.message(SandboxWorld.ALERTS, "<@" + SandboxWorld.ADA + "> removed", "*By hand*");
      assertThat(account.stored())
          .extracting(StoredExtension::id)
          .containsExactly(ours.get(0).id());
      assertThat(world.sandbox().pagerDuty().violations()).isEmpty();
    }
  }

  @Test
  void an_extension_that_nobody_was_shown_is_named_and_stays_until_it_was() {
    try (World world = World.connected()) {
      var account = world.sandbox().pagerDuty().account();
      account.addExtension("By hand", SandboxWorld.CHECKOUT, byHand());
      var slack = world.as(SandboxWorld.ADA);
      slack.command(SandboxWorld.ALERTS, "/pd status");
      var shown = world.ada.ephemerals("more than once", "*By hand*");
      var unseen = account.addExtension("Unseen", SandboxWorld.CHECKOUT, byHand());

      slack.click(shown, "pd_remove_others");

      world.ada.message(SandboxWorld.ALERTS, "<@" + SandboxWorld.ADA + "> removed", "*By hand*");
      var offer = world.ada.ephemerals("wasn't shown to you before", "*Unseen*");
      assertThat(account.stored(unseen)).isPresent();
      slack.click(offer, "pd_remove_others");
      world.ada.message(SandboxWorld.ALERTS, "<@" + SandboxWorld.ADA + "> removed", "*Unseen*");
      assertThat(account.stored()).hasSize(1);
    }
  }

  @Test
  void a_button_without_ids_from_an_older_version_removes_nothing_and_is_replaced() {
    try (World world = World.connected()) {
      var account = world.sandbox().pagerDuty().account();
      account.addExtension("By hand", SandboxWorld.CHECKOUT, byHand());
      var slack = world.as(SandboxWorld.ADA);

      slack.command(SandboxWorld.ALERTS, "/pd disconnect --others " + SandboxWorld.CHECKOUT);

      var offer = world.ada.ephemerals("Nothing was removed", "*By hand*", "pd_remove_others");
      assertThat(account.stored()).hasSize(2);
      slack.click(offer, "pd_remove_others");
      world.ada.message(SandboxWorld.ALERTS, "<@" + SandboxWorld.ADA + "> removed", "*By hand*");
    }
  }

  private static ObjectNode byHand() {
    var config = JsonNodeFactory.instance.objectNode();
    config.putObject("incoming_webhook").put("channel_id", SandboxWorld.ALERTS);
    config.putObject("authed_user").put("id", SandboxWorld.GRACE);
    return config;
  }

  @Test
  void the_channel_is_joined_when_connect_is_pressed_and_not_before() {
    try (World world = World.connected()) {
      var slack = world.as(SandboxWorld.ADA);
      int before = world.sandbox().slack().log().calls("conversations.join").size();
      slack.command(SandboxWorld.OPS, "/pd connect search");
      var form = world.ada.view();
      assertThat(world.sandbox().slack().log().calls("conversations.join")).hasSize(before);
      slack.submit(form.id(), Map.of());
      world.ada.message(SandboxWorld.OPS, "connected *Search");
      assertThat(world.sandbox().slack().log().calls("conversations.join")).hasSize(before + 1);
    }
  }

  @Test
  void where_slack_lets_nobody_post_the_person_reads_it_alone_and_hears_why() {
    try (World world = World.connected()) {
      var slack = world.as(SandboxWorld.ADA);
      world
          .sandbox()
          .slack()
          .faults()
          .always("chat.postMessage", dev.patchbay.sandbox.slack.Fault.error("restricted_action"));
      slack.command(SandboxWorld.ALERTS, "/pd connect search");
      slack.submit(world.ada.view().id(), Map.of());
      world.ada.ephemerals("connected *Search", "Slack doesn't let Patchbay post in <#C0CHECKOUT>");

      slack.command(SandboxWorld.ALERTS, "/pd disconnect search --yes");
      world.ada.ephemerals("disconnected *Search");
    }
  }

  @Test
  void nothing_chosen_is_said_inside_the_modal() {
    try (World world = World.connected()) {
      world.as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd connect search");
      world
          .as(SandboxWorld.ADA)
          .submit(world.ada.view().id(), Map.of("urgency", List.of(), "notify", List.of()));

      // Slack itself asks for a required field first, one at a time.
      assertThat(world.ada.view().errors()).isNotEmpty();
      assertThat(world.sandbox().pagerDuty().account().stored()).hasSize(1);
    }
  }

  @Test
  void an_archived_or_private_channel_is_refused_in_words() {
    try (World world = World.connected()) {
      world.as(SandboxWorld.ADA).command("C0OLD", "/pd connect search");
      world.ada.ephemerals("archived");
      world.as(SandboxWorld.ADA).command(SandboxWorld.SECRET, "/pd connect search");
      world.ada.ephemerals("/invite");
      assertThat(world.sandbox().slack().screen().views(SandboxWorld.ADA)).isEmpty();
    }
  }

  @Test
  void the_modal_opens_in_time_while_pagerduty_hangs() {
    try (World world = World.connected()) {
      world.sandbox().pagerDuty().faults().always("GET /services", Fault.hang());
      var answer = world.as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd connect search");

      assertThat(answer.ok()).isTrue();
      assertThat(world.ada.view().callbackId()).isEqualTo("pd_connect");
      world.sandbox().pagerDuty().faults().release();
    }
  }

  @Test
  void disconnect_takes_the_extension_down() {
    try (World world = World.connected()) {
      var slack = world.as(SandboxWorld.ADA);
      slack.command(SandboxWorld.ALERTS, "/pd disconnect checkout");
      slack.click(world.ada.ephemerals("pd_disconnect"), "pd_disconnect");

      SandboxPerson.await(
          "no extension",
          () -> Optional.of(world.sandbox().pagerDuty().account().stored()).filter(List::isEmpty));
    }
  }
}
