package dev.patchbay.smoke.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.db.Database;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.sandbox.pagerduty.account.OnCallShift;
import dev.patchbay.sandbox.pagerduty.account.SimulatedIncident;
import dev.patchbay.sandbox.slack.method.FunctionMethods.End;
import dev.patchbay.sandbox.slack.state.UserGroup;
import dev.patchbay.sandbox.wire.Json;
import dev.patchbay.smoke.World;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happens around a {@link Stage}: in PagerDuty, in Workflow Builder, and as time passes. */
final class Backstage {
  private static final String GROUP = "S0ONCALL";

  private final World world;
  private final DatabaseSettings database;
  private final String home;
  private String execution = "";

  /**
   * @param home that Patchbay is installed for: a workspace or an org
   */
  Backstage(World world, DatabaseSettings database, String home) {
    this.world = world;
    this.database = database;
    this.home = home;
  }

  void page(String service, String title) {
    assertThat(service).isEqualTo("Checkout API");
    world.sandbox().pagerDuty().trigger(SandboxWorld.CHECKOUT, title, "high");
  }

  void status(String title, String wanted) {
    SandboxPerson.await(
        title + " that is " + wanted,
        () ->
            Optional.of(incident(title).status().toString())
                .filter(status -> status.equalsIgnoreCase(wanted)));
  }

  SimulatedIncident incident(String title) {
    return SandboxPerson.await(
        "an incident " + title,
        () ->
            world.sandbox().pagerDuty().incidents().stream()
                .filter(one -> one.title().equals(title))
                .findFirst());
  }

  void onCall(String name, String policy) {
    var onCalls = world.sandbox().pagerDuty().account().onCalls();
    String id = onCalls.addPolicy(policy);
    String who =
        name.equals("Ada") ? SandboxWorld.ADA_IN_PAGERDUTY : SandboxWorld.GRACE_IN_PAGERDUTY;
    onCalls.put(id, List.of(new OnCallShift(id, 1, "", who, null, null)));
  }

  /** What looks each minute who is on call looks now. */
  void minutePasses() {
    try (var opened = Database.open(database)) {
      opened
          .transactions()
          .run(
              handle ->
                  handle.execute(
                      "update scheduled_tasks set execution_time = ?"
                          + " where task_name = 'oncall-turns' and picked = false",
                      OffsetDateTime.now(ZoneOffset.UTC)));
    }
  }

  void makeGroup(String handle) {
    world
        .sandbox()
        .slack()
        .groups()
        .put(new UserGroup(GROUP, SandboxWorld.TEAM, handle, false, List.of()));
  }

  void group(String name) {
    assertThat(world.sandbox().slack().groups().users(GROUP)).containsExactly(Stage.user(name));
  }

  void workflow(String name, String step, Map<String, String> inputs) {
    var all = Json.object();
    all.putObject("person").put("id", Stage.user(name)).put("secret", "s3cret");
    inputs.forEach(all::put);
    execution = world.sandbox().slack().workflows().run(world.sandbox().appId(), home, step, all);
  }

  void workflowEnds(String... words) {
    End end =
        SandboxPerson.await(
            "the end of the step", () -> world.sandbox().slack().workflows().end(execution));
    assertThat(end.outputs() + end.error()).contains(words);
  }
}
