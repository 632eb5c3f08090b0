package dev.patchbay.smoke.responder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.sandbox.pagerduty.account.SeenRequest;
import dev.patchbay.sandbox.slack.AppAnswer;
import dev.patchbay.smoke.World;
import dev.patchbay.support.DatabaseKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code /pd incidents}: what is open, read with the person's own login and changed from there. */
final class IncidentListSmokeTest {
  private static final String PAYMENTS = "PPAYMNT";

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void those_of_the_channel_of_the_person_and_of_a_service_are_listed_and_acknowledged_there(
      DatabaseKind kind) {
    try (World world = World.on(kind, false)) {
      world.ada().install();
      world.logIn(world.ada(), SandboxWorld.ADA);
      world.connect("checkout");
      world.sandbox().pagerDuty().trigger(SandboxWorld.CHECKOUT, "Disk <full> *now*", "high");
      world.sandbox().pagerDuty().trigger(PAYMENTS, "Card refused", "low");

      list(world, SandboxWorld.ALERTS, "/pd incidents");
      var here = world.ada().ephemerals("this channel's service", "Disk &lt;full&gt; ∗now∗");
      assertThat(here.text())
          .contains("Triggered", "high urgency", "Checkout API", "<!date^", "/incidents/")
          .doesNotContain("Card refused");

      list(world, SandboxWorld.OPS, "/pd incidents");
      var mine =
          world.ada().ephemerals("This channel has no connections. *Open incidents assigned");
      assertThat(mine.text()).contains("Disk &lt;full&gt;", "Card refused", "assigned to Ada");

      list(world, SandboxWorld.OPS, "/pd incidents “payments”");
      var payments = world.ada().ephemerals("Open incidents of Payments");
      assertThat(payments.text()).contains("Card refused").doesNotContain("Disk");

      assertThat(world.as(SandboxWorld.ADA).click(payments, "Acknowledge").ok()).isTrue();
      world.ada().ephemerals("#1002", "is now acknowledged");
      world.as(SandboxWorld.ADA).click(payments, "Resolve");
      world.ada().ephemerals("#1002", "is now resolved");
      list(world, SandboxWorld.OPS, "/pd incidents payments");
      world.ada().ephemerals("*Payments* has no open incidents");
      assertThat(world.sandbox().slack().screen().snapshot().path("violations").toString())
          .doesNotContain("invalid");
    }
  }

  @Test
  void many_are_read_a_page_at_a_time_the_newest_first() {
    try (World world = World.connected()) {
      for (int number = 1; number <= 23; number++) {
        world.sandbox().pagerDuty().trigger(SandboxWorld.CHECKOUT, "Alarm " + number, "high");
      }
      list(world, SandboxWorld.OPS, "/pd incidents mine");
      var first = world.ada().ephemerals("Alarm 23", "Alarm 14", "in PagerDuty");
      assertThat(first.text()).doesNotContain("Alarm 13", "Alarm 1 ");
      assertThat(first.text().indexOf("Alarm 23")).isLessThan(first.text().indexOf("Alarm 22"));
      assertThat(listings(world)).hasSize(1);
      assertThat(listings(world).get(0).target()).contains("limit=10", "date_range=all");

      world.as(SandboxWorld.ADA).click(first, "Show more");
      var second = world.ada().ephemerals("page 2", "Alarm 13", "Alarm 4");
      world.as(SandboxWorld.ADA).click(second, "Show more");
      var last = world.ada().ephemerals("page 3", "Alarm 3", "Alarm 1");
      assertThat(last.json().toString()).doesNotContain("Show more");
    }
  }

  @Test
  void without_a_login_it_is_shown_after_it() {
    try (World world = World.connected()) {
      world.incident("Seen by Grace");
      assertThat(world.as(SandboxWorld.GRACE).command(SandboxWorld.ALERTS, "/pd incidents").body())
          .contains("not logged in", "pd_login")
          .doesNotContain("Seen by Grace");
      world.grace().logIn(world.grace().logInLink());
      var resumed = world.grace().ephemerals("pd_continue", "/pd incidents");
      world.as(SandboxWorld.GRACE).click(resumed, "Continue");
      world.grace().ephemerals("this channel's service", "Seen by Grace");
      assertThat(listings(world)).allMatch(seen -> seen.caller().equals("person PGRACE1"));
    }
  }

  @Test
  void while_pagerduty_hangs_slack_has_its_answer_and_the_list_comes_later() {
    try (World world = World.connected()) {
      world.incident("Slow to see");
      var faults = world.sandbox().pagerDuty().faults();
      faults.always("GET /incidents", Fault.hang());
      var answer = list(world, SandboxWorld.ALERTS, "/pd incidents");
      assertThat(answer.elapsed()).isLessThan(Duration.ofSeconds(2));
      assertThat(answer.body()).contains("Asking PagerDuty").doesNotContain("Slow to see");
      faults.clear();
      faults.release();
      world.ada().ephemerals("this channel's service", "Slow to see");
    }
  }

  @Test
  void what_cannot_be_listed_is_said_in_words() {
    try (World world = World.connected()) {
      list(world, SandboxWorld.OPS, "/pd incidents here");
      world.ada().ephemerals("This channel has no connections. Run `/pd connect`");
      list(world, SandboxWorld.OPS, "/pd incidents nonsuch");
      world.ada().ephemerals("No PagerDuty service matches");
      list(world, SandboxWorld.OPS, "/pd incidents mine");
      world.ada().ephemerals("You have no open incidents");

      var denied = "{\"error\":{\"message\":\"Access Denied\",\"code\":2010}}";
      world.sandbox().pagerDuty().faults().always("GET /incidents", Fault.answer(403, denied));
      list(world, SandboxWorld.OPS, "/pd incidents mine");
      world.ada().ephemerals("Couldn't list the incidents");
    }
  }

  private static AppAnswer list(World world, String channel, String command) {
    var answer = world.as(SandboxWorld.ADA).command(channel, command);
    assertThat(answer.ok()).isTrue();
    return answer;
  }

  private static List<SeenRequest> listings(World world) {
    return world.sandbox().pagerDuty().requests().stream()
        .filter(seen -> seen.operation().equals("GET /incidents"))
        .filter(seen -> seen.caller().startsWith("person"))
        .toList();
  }
}
