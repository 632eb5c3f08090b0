package dev.patchbay.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.pagerduty.account.Member;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.support.DatabaseKind;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code PATCHBAY_ACT_AS=email}: who is known without a login, and for what. */
final class ActAsEmailSmokeTest {
  private static final String LINUS = "U0LINUS";

  private final World world = World.on(DatabaseKind.H2, false, Map.of("PATCHBAY_ACT_AS", "email"));

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
}
