package dev.patchbay.smoke.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.slack.state.ChannelDraft;
import dev.patchbay.sandbox.slack.state.Workspace;
import dev.patchbay.smoke.World;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scenario of {@code responder.txt}: each thing a responder does, in every kind of world. */
final class ResponderScenarioTest {
  private static final String FEATURES = "mentions,previews,groups,topics";
  private static final String ORG = "E0GROUP";

  @ParameterizedTest(name = "on {0}, Socket Mode: {1}, installed for an org: {2}")
  @CsvSource({
    "H2, false, false",
    "H2, true, false",
    "POSTGRESQL, false, false",
    "POSTGRESQL, true, false",
    "H2, false, true"
  })
  void a_responder_never_leaves_slack(DatabaseKind database, boolean socketMode, boolean orgWide) {
    var stored = DatabaseFixture.settings(database);
    try (var world = World.on(stored, socketMode, Map.of("PATCHBAY_DELIVERY", "webhook"))) {
      if (orgWide) {
        var setup = world.sandbox().slack().setup();
        setup.enterprise(ORG, "Acme Group");
        setup.workspace(new Workspace(SandboxWorld.TEAM, "Acme", "acme", Optional.of(ORG)));
        world.ada().installForOrg(FEATURES);
      } else {
        world.ada().install(FEATURES);
      }
      var backstage = new Backstage(world, stored, orgWide ? ORG : SandboxWorld.TEAM);
      new Script(new Stage(world, backstage), backstage).play("responder.txt");
      if (orgWide) {
        assertOneLoginCountsInAllWorkspaces(world);
      }
      assertThat(world.sandbox().pagerDuty().violations()).isEmpty();
      // The simulated PagerDuty posts faster than Slack allows.
      assertThat(world.sandbox().slack().log().violations())
          .filteredOn(violation -> !violation.startsWith("chat.postMessage called faster"))
          .isEmpty();
    }
  }

  private static void assertOneLoginCountsInAllWorkspaces(World world) {
    var setup = world.sandbox().slack().setup();
    setup.workspace(new Workspace("T0WEST", "Acme West", "acme-west", Optional.of(ORG)));
    setup.channel(ChannelDraft.open("C0WEST", "T0WEST", "west", SandboxWorld.ADA));
    var ada = world.as(SandboxWorld.ADA);
    ada.command("C0WEST", "/pd whoami");
    assertThat(world.ada().ephemerals("logged in to PagerDuty as").channel()).isEqualTo("C0WEST");
    ada.command("C0WEST", "/pd trigger Search Seen in the west");
    assertThat(world.ada().ephemerals("Triggered", "Seen in the west").channel())
        .isEqualTo("C0WEST");
  }
}
