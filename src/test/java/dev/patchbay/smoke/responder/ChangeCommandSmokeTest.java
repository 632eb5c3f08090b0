package dev.patchbay.smoke.responder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.smoke.World;
import org.junit.jupiter.api.Test;

/** Incidents changed by command, from any channel, with the person's own login. */
final class ChangeCommandSmokeTest {
  @Test
  void an_incident_is_acknowledged_snoozed_noted_and_resolved_by_its_number() {
    try (World world = World.connected()) {
      world.incident("Disk is full");
      var incident = world.sandbox().pagerDuty().incidents().get(0);
      String number = Long.toString(incident.number());

      assertThat(says(world, "/pd ack #" + number)).contains("Acknowledging incident #" + number);
      world.awaitStatus("acknowledged");
      world.ada().ephemerals("is now acknowledged");

      says(world, "/pd snooze " + number + " 4h");
      world.ada().ephemerals("Snoozed", "4 hours");

      says(world, "/pd note " + number + " Looking into the <disk>");
      world.ada().ephemerals("Added your note");

      says(world, "/pd resolve " + incident.id() + " Made room");
      world.awaitStatus("resolved");
      world.ada().ephemerals("is now resolved, with your note");

      says(world, "/pd ack " + number);
      world.ada().ephemerals("was already resolved", "Nothing changed");
      world.awaitStatus("resolved");
    }
  }

  @Test
  void what_names_no_incident_is_asked_for_and_an_unknown_one_is_said() {
    try (World world = World.connected()) {
      assertThat(says(world, "/pd ack")).contains("Say which incident");
      assertThat(says(world, "/pd note 7")).contains("and then the note");
      assertThat(says(world, "/pd snooze 7 forever")).contains("at most 7 days");
      says(world, "/pd resolve 987654");
      world.ada().ephemerals("Couldn't resolve the incident", "987654");
    }
  }

  @Test
  void the_number_in_another_accounts_address_is_not_ours() {
    try (World world = World.connected()) {
      world.incident("Disk is full");
      long number = world.sandbox().pagerDuty().incidents().get(0).number();

      says(world, "/pd ack https://globex.pagerduty.com/incidents/" + number);
      world.ada().ephemerals("can't find incident `globex.pagerduty.com/" + number + "`");
      assertThat(world.status()).isEqualTo("triggered");

      says(world, "/pd ack https://acme.pagerduty.com/incidents/" + number);
      world.awaitStatus("acknowledged");
    }
  }

  @Test
  void without_a_login_it_is_carried_out_after_it() {
    try (World world = World.connected()) {
      world.incident("Disk is full");
      long number = world.sandbox().pagerDuty().incidents().get(0).number();
      world.as(SandboxWorld.GRACE).command(SandboxWorld.ALERTS, "/pd ack " + number);
      world.grace().ephemerals("keeps your click");
      assertThat(world.status()).isEqualTo("triggered");

      world.grace().logIn(world.grace().logInLink());

      world.awaitStatus("acknowledged");
      world.grace().ephemerals("is now acknowledged");
    }
  }

  private static String says(World world, String command) {
    return world.as(SandboxWorld.ADA).command(SandboxWorld.OPS, command).toString();
  }
}
