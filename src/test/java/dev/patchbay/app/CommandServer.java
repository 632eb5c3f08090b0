package dev.patchbay.app;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.TeamId;
import dev.patchbay.web.WebNode;
import dev.patchbay.web.api.ScriptedWiring;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.apply.PlanResult;
import dev.patchbay.wiring.plan.FieldChange;
import dev.patchbay.wiring.plan.PlannedChange;
import dev.patchbay.wiring.plan.WiringPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server whose wiring is scripted, and a wiring file beside it. */
final class CommandServer implements AutoCloseable {
  private static final ConnectionKey KEY =
      new ConnectionKey(
          new Place(new TeamId("T1"), new ChannelId("C0OPS")),
          new ServiceId(new AccountId("us", "acme"), "PCHKOUT"));

  final ScriptedWiring wiring = new ScriptedWiring();
  final WebNode node;
  final Path file;
  final Map<String, String> env;

  CommandServer(Path folder) throws IOException {
    node = new WebNode(folder, WebNode.Setup.api("ci:marked-ci,ops:marked-ops", wiring));
    file = Files.writeString(folder.resolve("wiring.yaml"), "version: 1\n");
    env =
        Map.of(
            "PATCHBAY_API_TOKEN",
            "ci:marked-ci,other:none",
            "PATCHBAY_PUBLIC_URL",
            "http://localhost:" + node.port());
  }

  /** A command with the file, where nobody can be asked. */
  CommandRun run(String command, String... more) {
    return CommandRun.of(env, args(command, more));
  }

  String[] args(String command, String... more) {
    var args = new ArrayList<>(List.of(command, file.toString()));
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }

  /** From now on, a plan has two. */
  void changes() {
    wiring.plan =
        new PlanResult.Planned(
            new WiringPlan(
                List.of(
                    row("Search", new PlannedChange.Create(), "rule of line 7"),
                    row(
                        "A|B\u001b[31m @octocat",
                        new PlannedChange.Edit(
                            "PEXT1", Map.of("urgency", new FieldChange("high low", "high"))),
                        "")),
                101,
                List.of(
                    new WiringPlan.Unmanaged(
                        Optional.of(KEY), "Acme", "ops", "Left", Optional.of("PEXT2"), false),
                    new WiringPlan.Unmanaged(
                        Optional.empty(), "Acme", "unknown", "Right", Optional.of("PEXT3"), false)),
                List.of("Something is odd.")));
  }

  /** A plan of one row, which will fail. */
  void fails() {
    var fail = new PlannedChange.Fail(new Refusal.ChannelArchived(KEY.channel()));
    wiring.plan =
        new PlanResult.Planned(
            new WiringPlan(List.of(row("Search", fail, "")), 0, List.of(), List.of()));
  }

  private static WiringPlan.Row row(String service, PlannedChange change, String reason) {
    return new WiringPlan.Row(
        Optional.of(KEY), "Acme", "ops", service, Optional.empty(), change, reason);
  }

  @Override
  public void close() {
    node.close();
  }
}
