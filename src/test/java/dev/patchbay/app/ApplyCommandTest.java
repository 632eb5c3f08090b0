package dev.patchbay.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.web.api.ScriptedWiring;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.apply.run.ApplyResult;
import dev.patchbay.wiring.apply.run.RowResult;
import dev.patchbay.wiring.file.WiringFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code apply} against a server over HTTP. */
final class ApplyCommandTest {
  private final CommandServer server;

  ApplyCommandTest(@TempDir Path folder) throws IOException {
    server = new CommandServer(folder);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void where_nobody_can_be_asked_nothing_is_written() {
    server.changes();
    var apply = server.run("apply");
    assertThat(apply.exit()).isEqualTo(64);
    assertThat(apply.err()).contains("--yes", "nothing was written");
    assertThat(server.wiring.asked).isEmpty();
  }

  @Test
  void on_a_terminal_the_plan_is_shown_and_only_yes_applies() {
    server.changes();
    for (var no : List.of("", "n", "no", "maybe")) {
      var apply = CommandRun.attended(server.env, no, server.args("apply"));
      assertThat(apply.exit()).as(no).isEqualTo(1);
      assertThat(apply.out()).contains("Plan: 1 to create");
      assertThat(apply.err()).contains("Nothing was written");
    }
    assertThat(server.wiring.asked).startsWith("plan");
    server.wiring.applies = ApplyCommandTest::twoRows;
    var apply = CommandRun.attended(server.env, "yes", server.args("apply"));
    assertThat(apply.exit()).isEqualTo(3);
    assertThat(apply.out()).contains("] 2/2", "1 done, 1 failed.");
    assertThat(server.wiring.asked).isEqualTo("apply prune=false origin=api:ci");
  }

  @Test
  void where_every_row_will_fail_nobody_is_asked() {
    server.fails();
    server.wiring.applies =
        each -> {
          each.accept(ScriptedWiring.row(1, 1, "#old is archived."));
          return new ApplyResult.Finished(0, 1);
        };
    var apply = CommandRun.attended(server.env, "no", server.args("apply"));
    assertThat(apply.exit()).isEqualTo(3);
    assertThat(apply.err()).contains("#old is archived.");
  }

  private static ApplyResult twoRows(Consumer<RowResult> each) {
    each.accept(ScriptedWiring.row(1, 2, ""));
    each.accept(ScriptedWiring.row(2, 2, "#old is archived."));
    return new ApplyResult.Finished(1, 1);
  }

  @Test
  void elsewhere_each_row_is_a_line_and_failed_ones_are_listed() {
    server.changes();
    server.wiring.applies = ApplyCommandTest::twoRows;
    var apply = server.run("apply", "--yes");
    assertThat(apply.exit()).isEqualTo(3);
    assertThat(apply.out())
        .contains(
            "[1/2] create #ops ← Service 1: done",
            "[2/2] create #ops ← Service 2: failed: #old is archived.",
            "1 done, 1 failed.")
        .doesNotContain("\r", "\u001b");
    assertThat(apply.err())
        .contains("failed: create #ops ← Service 2: #old is archived.", "run the same command");
  }

  @Test
  void without_changes_apply_writes_nothing_and_asks_nothing() {
    var apply = CommandRun.attended(server.env, "no", server.args("apply"));
    assertThat(apply.exit()).isZero();
    assertThat(apply.out()).contains("No changes.");
    assertThat(server.wiring.asked).startsWith("plan");
  }

  @Test
  void in_json_apply_is_the_lines_of_the_api() {
    server.wiring.applies = ApplyCommandTest::twoRows;
    var apply = server.run("apply", "--yes", "--json");
    assertThat(apply.exit()).isEqualTo(3);
    assertThat(apply.out().lines()).hasSize(3).last().isEqualTo("{\"done\":1,\"failed\":1}");
  }

  @Test
  void the_rows_that_failed_become_a_wiring_file(@TempDir Path folder) throws IOException {
    server.changes();
    server.wiring.applies = ApplyCommandTest::twoRows;
    var failed = folder.resolve("failed.yaml");
    var apply = server.run("apply", "--yes", "--failed", failed.toString());
    assertThat(apply.exit()).isEqualTo(3);
    assertThat(apply.err()).contains("failed.yaml");
    var text = Files.readString(failed);
    assertThat(text).contains("# #old is archived.");
    var again = WiringFile.parse(text, DeliveryKind.WEBHOOK);
    assertThat(again.problems()).isEmpty();
    assertThat(again.rows())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.service().text()).isEqualTo("Service 2");
              assertThat(row.settings().delivery()).isEqualTo(DeliveryKind.EXTENSION);
            });
  }

  @Test
  void a_dry_run_prints_the_calls_and_asks_nobody() {
    server.wiring.applies =
        each -> {
          each.accept(
              new RowResult(
                  1,
                  1,
                  "create",
                  "ops",
                  "Search",
                  true,
                  "",
                  List.of(new RowResult.VendorCall("POST", "/extensions", Map.of("a", 1))),
                  Optional.empty()));
          return new ApplyResult.Finished(1, 0);
        };
    var apply = server.run("apply", "--dry-run");
    assertThat(apply.exit()).isZero();
    assertThat(apply.out()).contains("POST /extensions", "\"a\" : 1", "Nothing was written");
    assertThat(server.wiring.asked).isEqualTo("rehearse prune=false");
  }

  @Test
  void an_apply_that_breaks_off_says_that_it_continues() {
    server.wiring.applies =
        each -> {
          each.accept(ScriptedWiring.row(1, 2, ""));
          throw new IllegalStateException("planted");
        };
    var apply = server.run("apply", "--yes", "--json");
    assertThat(apply.exit()).isEqualTo(1);
    assertThat(apply.err()).contains("was cut off", "continues on the server");
  }
}
