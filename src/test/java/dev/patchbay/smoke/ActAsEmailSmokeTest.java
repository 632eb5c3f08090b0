package dev.patchbay.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.pagerduty.account.Member;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.sandbox.pagerduty.account.Switch;
import dev.patchbay.sandbox.slack.Fault;
import dev.patchbay.sandbox.slack.state.Workspace;
import dev.patchbay.support.DatabaseKind;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code PATCHBAY_ACT_AS=email}: who is known without a login, and for what. */
final class ActAsEmailSmokeTest {
  private static final String LINUS = "U0LINUS";

  private static final String OTHER = "T0OTHER";
  private static final String EVE = "U0EVE";

  private final World world =
      World.on(
          DatabaseKind.H2,
          false,
          Map.of(
              "PATCHBAY_ACT_AS", "email", "PATCHBAY_WORKSPACES", SandboxWorld.TEAM + "," + OTHER));

  @BeforeEach
  void connect() {
    world.ada.install();
    world.logIn(world.ada, SandboxWorld.ADA);
    world.as(SandboxWorld.ADA).command(SandboxWorld.OPS, "/pd connect checkout");
    world.as(SandboxWorld.ADA).submit(world.ada.view().id(), Map.of());
    world.ada.message(SandboxWorld.OPS, "connected");
    world.sandbox().pagerDuty().trigger(SandboxWorld.CHECKOUT, "Slow", "high");
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_full_member_acts_by_email_and_connecting_asks_for_a_login_all_the_same() {
    world.as(SandboxWorld.GRACE).click(world.ada.message(SandboxWorld.OPS, "Slow"), "Acknowledge");
    world.awaitStatus("acknowledged");
    assertThat(world.sandbox().pagerDuty().incidents().get(0).changedBy())
        .isEqualTo(SandboxWorld.GRACE_IN_PAGERDUTY);

    world.as(SandboxWorld.GRACE).command(SandboxWorld.OPS, "/pd connect payments");
    assertThat(world.grace.logInLink()).isNotNull();

    world.as(SandboxWorld.GRACE).command(SandboxWorld.OPS, "/pd oncall me");
    world.grace.ephemerals("on call", "Message me when my turn begins");
    world.as(SandboxWorld.GRACE).command(SandboxWorld.OPS, "/pd whoami");
    world.as(SandboxWorld.GRACE).command(SandboxWorld.OPS, "/pd status");
    world.grace.ephemerals("not logged in", "Buttons act for you by your e-mail address as grace@");
    world.grace.ephemerals(
        "All connections in", "Buttons act for you by your e-mail address as grace@");
  }

  @Test
  void a_guest_is_refused_with_words_although_PagerDuty_knows_the_address() {
    world
        .sandbox()
        .pagerDuty()
        .account()
        .put(new Member("PLINUS1", "Linus Guest", "linus@acme.example", Role.USER));
    var linus = new SandboxPerson(world.sandbox(), LINUS, "PLINUS1");

    world.as(LINUS).click(world.ada.message(SandboxWorld.OPS, "Slow"), "Acknowledge");

    linus.ephemerals("guests of a workspace", "/pd login");
    assertThat(world.status()).isEqualTo("triggered");
  }

  @Test
  void a_member_whose_address_PagerDuty_does_not_know_is_told_which_it_is() {
    var setup = world.sandbox().slack().setup();
    setup.member(
        dev.patchbay.sandbox.slack.state.Member.person(
            EVE, SandboxWorld.TEAM, "eve", "Eve New", "eve@acme.example"));
    setup.invite(SandboxWorld.OPS, EVE);
    var eve = new SandboxPerson(world.sandbox(), EVE, "PEVE001");

    world.as(EVE).click(world.ada.message(SandboxWorld.OPS, "Slow"), "Acknowledge");

    eve.ephemerals("no PagerDuty user has the address eve@acme.example", "/pd login");
    assertThat(world.status()).isEqualTo("triggered");
  }

  @Test
  void who_came_through_a_shared_channel_is_refused_although_Patchbay_is_installed_at_home_too() {
    var setup = world.sandbox().slack().setup();
    setup.workspace(new Workspace(OTHER, "Other", "other"));
    setup.member(
        dev.patchbay.sandbox.slack.state.Member.person(
            EVE, OTHER, "eve", "Eve Other", "eve@other.example"));
    setup.invite(SandboxWorld.OPS, EVE);
    var account = world.sandbox().pagerDuty().account();
    account.put(new Member("PEVE001", "Eve Other", "eve@other.example", Role.USER));
    var eve = new SandboxPerson(world.sandbox(), EVE, "PEVE001");
    eve.install();

    // The older form of a button doesn't say where its presser is at home.
    world.sandbox().pagerDuty().switches().set(Switch.MessageShape.BLOCKS);
    world.sandbox().pagerDuty().trigger(SandboxWorld.CHECKOUT, "Shared", "high");

    world.as(EVE).click(world.ada.message(SandboxWorld.OPS, "Shared"), "Acknowledge");

    eve.ephemerals("another workspace", "/pd login");
    assertThat(world.status()).isEqualTo("triggered");
  }

  @Test
  void a_limit_of_slacks_is_called_slacks_while_the_click_waits() {
    world.sandbox().slack().faults().next("users.info", Fault.http429(5));

    world.as(SandboxWorld.GRACE).click(world.ada.message(SandboxWorld.OPS, "Slow"), "Acknowledge");

    world.grace.ephemerals("Slack rate limit reached; next try at");
  }

  @Test
  void the_scope_without_which_slack_shows_no_address_is_named_to_who_presses() {
    try (World hidden = World.on(DatabaseKind.H2, false, Map.of("PATCHBAY_ACT_AS", "email"))) {
      hidden.ada.installWithout("users:read.email");
      hidden.logIn(hidden.ada, SandboxWorld.ADA);
      hidden.connect("checkout");
      var slow = hidden.incident("Slow");

      hidden.as(SandboxWorld.GRACE).click(slow, "Acknowledge");

      hidden.grace.ephemerals("missing the Slack scope `users:read.email`", "/pd login", "admin");
      hidden.as(SandboxWorld.GRACE).command(SandboxWorld.ALERTS, "/pd whoami");
      hidden.grace.ephemerals("not logged in", "missing the Slack scope `users:read.email`");
      assertThat(hidden.status()).isEqualTo("triggered");
    }
  }
}
