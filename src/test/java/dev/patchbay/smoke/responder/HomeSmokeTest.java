package dev.patchbay.smoke.responder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.sandbox.slack.method.ShownView;
import dev.patchbay.smoke.World;
import dev.patchbay.support.DatabaseKind;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** App Home, from the event that it was opened to what is done by its buttons. */
final class HomeSmokeTest {
  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void it_shows_login_incidents_turn_and_connections_and_follows_what_changes(DatabaseKind kind) {
    try (World world = World.on(kind, false)) {
      world.ada().install();
      assertThat(open(world, SandboxWorld.ADA)).isLessThan(Duration.ofSeconds(2));
      var stranger = home(world, SandboxWorld.ADA, "not logged in", "Log in to see your incidents");
      assertThat(stranger.json().toString()).contains("None of your channels is connected");

      world.as(SandboxWorld.ADA).act(stranger.id(), "pd_home_login", Map.of());
      assertThat(world.ada().view().json().toString()).contains("/pagerduty/login?ticket=");
      world.logIn(world.ada(), SandboxWorld.ADA);
      home(world, SandboxWorld.ADA, "Ada Lovelace", "You have no open incidents", "on call");

      world.connect("checkout");
      home(world, SandboxWorld.ADA, ":white_check_mark:", "Checkout API", SandboxWorld.ALERTS);

      world.sandbox().pagerDuty().trigger(SandboxWorld.CHECKOUT, "Disk is full", "high");
      open(world, SandboxWorld.ADA);
      var paged = home(world, SandboxWorld.ADA, "Disk is full", "Triggered");
      world.as(SandboxWorld.ADA).act(paged.id(), "pd_card_acknowledge", Map.of());
      world.awaitStatus("acknowledged");
      var held = home(world, SandboxWorld.ADA, "Disk is full", "Acknowledged");
      world.as(SandboxWorld.ADA).act(held.id(), "pd_card_resolve", Map.of());
      home(world, SandboxWorld.ADA, "You have no open incidents");

      world.as(SandboxWorld.ADA).act(held.id(), "pd_home_logout", Map.of());
      home(world, SandboxWorld.ADA, "not logged in");
      assertThat(world.sandbox().slack().screen().snapshot().path("violations").toString())
          .doesNotContain("invalid", "hash");
    }
  }

  @Test
  void while_pagerduty_hangs_what_is_known_here_is_shown_and_the_rest_comes_later() {
    try (World world = World.connected()) {
      world.sandbox().pagerDuty().trigger(SandboxWorld.CHECKOUT, "Slow to see", "high");
      var faults = world.sandbox().pagerDuty().faults();
      faults.always("GET /incidents", Fault.hang());
      assertThat(open(world, SandboxWorld.ADA)).isLessThan(Duration.ofSeconds(2));
      home(world, SandboxWorld.ADA, "Loading…", "Checkout API", "Ada Lovelace");
      faults.clear();
      faults.release();
      home(world, SandboxWorld.ADA, "Slow to see");
    }
  }

  @Test
  void what_pagerduty_refuses_is_said_in_its_place() {
    try (World world = World.connected()) {
      var denied = "{\"error\":{\"message\":\"Access Denied\",\"code\":2010}}";
      world.sandbox().pagerDuty().faults().always("GET /incidents", Fault.answer(403, denied));
      open(world, SandboxWorld.ADA);
      home(world, SandboxWorld.ADA, "Couldn't load your incidents", "*Refresh*", "on call");
    }
  }

  @Test
  void a_channel_is_shown_only_to_who_is_in_it() {
    try (World world = World.connected()) {
      // Ada invites the bot into her private channel and connects it.
      world.sandbox().slack().setup().invite(SandboxWorld.SECRET, bot(world));
      world.as(SandboxWorld.ADA).command(SandboxWorld.SECRET, "/pd connect payments");
      world.as(SandboxWorld.ADA).submit(world.ada().view().id(), Map.of());
      world.ada().message(SandboxWorld.SECRET, "connected");
      open(world, SandboxWorld.ADA);
      home(world, SandboxWorld.ADA, "Checkout API", "Payments", SandboxWorld.SECRET);

      open(world, SandboxWorld.GRACE);
      var graces = home(world, SandboxWorld.GRACE, "Checkout API", "Log in to see");
      assertThat(graces.json().toString()).doesNotContain("Payments", SandboxWorld.SECRET);

      world.sandbox().slack().setup().remove(SandboxWorld.ALERTS, SandboxWorld.GRACE);
      open(world, SandboxWorld.GRACE);
      home(world, SandboxWorld.GRACE, "None of your channels is connected");
    }
  }

  @Test
  void many_incidents_are_turned_page_by_page() {
    try (World world = World.connected()) {
      for (int number = 1; number <= 12; number++) {
        world.sandbox().pagerDuty().trigger(SandboxWorld.CHECKOUT, "Alarm " + number, "high");
      }
      open(world, SandboxWorld.ADA);
      var first = home(world, SandboxWorld.ADA, "Alarm 12", "Alarm 3", "Show more");
      world.as(SandboxWorld.ADA).act(first.id(), "pd_home_older", Map.of());
      var second = home(world, SandboxWorld.ADA, "Alarm 2", "Page 2", "Show newer");
      assertThat(second.json().toString()).doesNotContain("Alarm 12", "Show more");
      world.as(SandboxWorld.ADA).act(first.id(), "pd_home_newer", Map.of());
      home(world, SandboxWorld.ADA, "Alarm 12");
    }
  }

  private static Duration open(World world, String user) {
    var answer = world.as(user).openHome();
    assertThat(answer.ok()).isTrue();
    return answer.elapsed();
  }

  private static ShownView home(World world, String user, String... words) {
    return SandboxPerson.await(
        "a home with " + String.join(", ", words),
        () ->
            world
                .sandbox()
                .slack()
                .screen()
                .home(user, world.sandbox().appId())
                .filter(view -> Stream.of(words).allMatch(view.json().toString()::contains)));
  }

  private static String bot(World world) {
    var members = world.sandbox().slack().screen().snapshot().path("members");
    return Stream.iterate(0, at -> at < members.size(), at -> at + 1)
        .map(members::get)
        .filter(member -> member.path("bot").asBoolean())
        .map(member -> member.path("id").asText())
        .findFirst()
        .orElseThrow();
  }
}
