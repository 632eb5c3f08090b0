package dev.patchbay.smoke.responder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.pagerduty.account.Member;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.smoke.World;
import dev.patchbay.support.DatabaseKind;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code PATCHBAY_ACT_AS=email}: who triggers incidents without a login, and who does not. */
final class TriggerByEmailSmokeTest {
  private static final String LINUS = "U0LINUS";

  @Test
  void a_full_member_triggers_as_their_pagerduty_user_and_a_guest_does_not() {
    try (var world = World.on(DatabaseKind.H2, false, Map.of("PATCHBAY_ACT_AS", "email"))) {
      world.ada().install();
      var pagerDuty = world.sandbox().pagerDuty();
      pagerDuty.account().put(new Member("PLINUS1", "Linus", "linus@acme.example", Role.USER));
      var linus = new SandboxPerson(world.sandbox(), LINUS, "PLINUS1");

      world.as(LINUS).command(SandboxWorld.OPS, "/pd trigger Checkout API By a guest");
      linus.ephemerals("guests of a workspace", "/pd login");
      world.as(LINUS).shortcuts().global("pd_trigger_incident");
      assertThat(pagerDuty.incidents()).isEmpty();

      world.as(SandboxWorld.GRACE).command(SandboxWorld.OPS, "/pd trigger Checkout API By Grace");
      world.grace().ephemerals("Triggered", "By Grace");
      var made = pagerDuty.incidents().get(0);
      assertThat(made.title()).isEqualTo("By Grace");
      assertThat(made.changedBy()).isEqualTo(SandboxWorld.GRACE_IN_PAGERDUTY);
    }
  }
}
