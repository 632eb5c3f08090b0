package dev.patchbay.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.wiring.apply.PlanResult;
import dev.patchbay.wiring.apply.run.ApplyResult;
import dev.patchbay.wiring.plan.CurrentWiring;
import dev.patchbay.wiring.plan.Directory;
import dev.patchbay.wiring.plan.WiringPlan;
import dev.patchbay.wiring.plan.WiringProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plan} and {@code export} against a server over HTTP, and all ways not to get there. */
final class WiringCommandsTest {
  private final CommandServer server;
  private final Path folder;

  WiringCommandsTest(@TempDir Path folder) throws IOException {
    server = new CommandServer(folder);
    this.folder = folder;
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_plan_without_changes_says_so_and_exits_0() {
    server.wiring.plan =
        new PlanResult.Planned(new WiringPlan(List.of(), 103, List.of(), List.of()));
    var plan = server.run("plan");
    assertThat(plan.exit()).isZero();
    assertThat(plan.out())
        .isEqualToNormalizingNewlines("No changes. 103 connections are as the file says.\n");
    assertThat(plan.err()).isEmpty();
  }

  @Test
  void a_plan_with_changes_shows_each_and_exits_2() {
    server.changes();
    var plan = server.run("plan");
    assertThat(plan.exit()).isEqualTo(2);
    assertThat(plan.out())
        .isEqualToNormalizingNewlines(
            """
            + create      #ops ← Search
                  (rule of line 7)
            ~ edit        #ops ← A|B [31m @octocat
                  urgency: high low → high

            Not in the file, left alone (2):
                  #ops ← Left (made by others)
                  #unknown ← Right (made by others: extension PEXT3)

            Warnings (1):
                  Something is odd.

            Plan: 1 to create, 1 to edit. 101 connections are as the file says.
            """);
    assertThat(server.run("plan", "--prune").exit()).isEqualTo(2);
    assertThat(server.wiring.asked).isEqualTo("plan prune=true");
  }

  @Test
  void in_markdown_nothing_foreign_formats_or_mentions() {
    server.changes();
    var plan = server.run("plan", "--markdown");
    assertThat(plan.exit()).isEqualTo(2);
    assertThat(plan.out())
        .startsWith("### Patchbay: 1 to create, 1 to edit\n")
        .contains("| `~` | edit | `#ops ← A\\|B [31m @octocat` | `urgency: high low → high` |");
  }

  @Test
  void in_json_it_is_what_the_api_answers() throws IOException {
    server.changes();
    var plan = server.run("plan", "--json");
    assertThat(plan.exit()).isEqualTo(2);
    assertThat(new ObjectMapper().readTree(plan.out()).at("/changes/1/action").asText())
        .isEqualTo("edit");
  }

  @Test
  void a_bad_file_is_all_its_problems_with_their_places() {
    server.wiring.plan =
        new PlanResult.Problems(
            List.of(new WiringProblem(3, 7, "One."), new WiringProblem(9, 1, "Two.")));
    for (var command : List.of(server.run("plan"), server.run("apply", "--yes"))) {
      assertThat(command.exit()).isEqualTo(1);
      assertThat(command.err())
          .isEqualToNormalizingNewlines(
              server.file + ":3:7: One.\n" + server.file + ":9:1: Two.\n");
      assertThat(command.out()).isEmpty();
    }
    var piped = CommandRun.piped(server.env, "version: 1", "plan", "-");
    assertThat(piped.err()).startsWith("<stdin>:3:7: One.");
  }

  @Test
  void export_prints_or_writes_the_file() throws IOException {
    server.wiring.current =
        Outcome.done(
            new CurrentWiring(List.of(), new Directory(List.of(), List.of(), true), List.of()));
    assertThat(CommandRun.of(server.env, "export").out()).contains("\nversion: 1\n");
    assertThat(CommandRun.of(server.env, "export", "--format", "terraform").out())
        .contains("terraform");
    var to = folder.resolve("out.yaml");
    var written = CommandRun.of(server.env, "export", "--output", to.toString());
    assertThat(written.exit()).isZero();
    assertThat(written.out()).isEmpty();
    assertThat(to).content().contains("version: 1");
    assertThat(CommandRun.of(server.env, "export", "--format", "xml").exit()).isEqualTo(64);
    assertThat(CommandRun.of(server.env, "export", "--json").out()).contains("\"export\" : \"");
    assertThat(unwritten(folder)).contains("Cannot write " + folder + ": it is a folder.");
    assertThat(unwritten(folder.resolve("gone").resolve("out.yaml")))
        .contains("the folder " + folder.resolve("gone") + " does not exist");
    assertThat(unwritten(to.resolve("out.yaml"))).contains(to + " is not a folder");
  }

  private String unwritten(Path output) {
    var run = CommandRun.of(server.env, "export", "--output", output.toString());
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).doesNotContain("Exception");
    return run.err();
  }

  @Test
  void every_way_not_to_get_there_is_said_with_what_to_do() {
    var none = CommandRun.of(Map.of(), server.args("plan"));
    assertThat(none.exit()).isEqualTo(1);
    assertThat(none.err()).contains("PATCHBAY_API_TOKEN is not set").doesNotContain("\tat ");
    var url = Map.of("PATCHBAY_API_TOKEN", "x", "PATCHBAY_PUBLIC_URL", "http://localhost:1");
    assertThat(CommandRun.of(url, server.args("plan")).err())
        .contains("Cannot reach Patchbay at http://localhost:1", "--server")
        .doesNotContain("Exception", "\tat ");
    var wrong = Map.of("PATCHBAY_API_TOKEN", "marked-wrong");
    var address = "--server=http://localhost:" + server.node.port();
    assertThat(CommandRun.of(wrong, server.args("plan", address)).err())
        .contains("rejected the token", "PATCHBAY_API_TOKEN")
        .doesNotContain("marked");
    assertThat(server.run("plan", "--server", "localhost:3000").exit()).isEqualTo(64);
    assertThat(server.run("plan", address + "/none").err()).contains("has no Patchbay API");
    assertThat(CommandRun.of(server.env, "plan", folder + "/none.yaml").err())
        .contains("none.yaml: there is no such file");
    assertThat(CommandRun.of(server.env, "plan").exit()).isEqualTo(64);
    server.wiring.plan =
        new PlanResult.Refused(
            new Refusal.Unavailable(Refusal.Vendor.PAGERDUTY, "the list has gaps"));
    var incomplete = server.run("plan");
    assertThat(incomplete.exit()).isEqualTo(1);
    assertThat(incomplete.err()).contains("Nothing was done", "the list has gaps");
    server.wiring.applies = each -> new ApplyResult.Busy("api:nightly", Instant.EPOCH);
    var busy = server.run("apply", "--yes", "--json");
    assertThat(busy.exit()).isEqualTo(1);
    assertThat(busy.err()).contains("api:nightly, since", "Wait until it ends");
  }
}
