package dev.patchbay.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.support.DatabaseKind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A workspace that granted less than the app asks for by now, such as an older installation. */
final class SlackScopesSmokeTest {

  @Test
  void scopes_that_slack_did_not_grant_are_named_by_readyz_and_by_status() {
    try (World world = World.on(DatabaseKind.H2, false)) {
      world.ada.installWithout("team:read");

      String ready =
          SandboxPerson.await(
              "the missing scope in /readyz",
              () ->
                  Optional.of(OutageSmokeTest.readyz(world).body())
                      .filter(body -> body.contains("Missing: team:read.")));
      assertThat(ready).contains("in Acme", "/slack/install");
      assertThat(OutageSmokeTest.readyz(world).statusCode()).isEqualTo(200);

      world.logIn(world.ada, SandboxWorld.ADA);
      world.as(SandboxWorld.ADA).command(SandboxWorld.OPS, "/pd status");
      world.ada.ephemerals("Missing: `team:read`.");
    }
  }
}
