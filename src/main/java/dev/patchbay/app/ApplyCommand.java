package dev.patchbay.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code apply}: makes the connections as a wiring file says. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    description = {
      "Make the connections as a wiring file says: shows the plan, asks, and writes row by row. One"
          + " row that fails does not stop the others.",
      "Ctrl-C ends this command, not the apply: the server finishes it. Run the command again to"
          + " see the rest."
    },
    footer = {
      "",
      ServerOption.NEEDS,
      "Exit codes: 0 done or nothing to do, 1 failed or a bad file, 3 some rows failed and the"
          + " others are done, 64 bad usage."
    })
final class ApplyCommand implements Callable<Integer> {
  private static final Set<String> YES = Set.of("y", "yes");

  private final Map<String, String> env;
  private final Terminal terminal;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Clock clock;

  @Spec private @Nullable CommandSpec command;
  @Mixin private final WiringFileArgument file = new WiringFileArgument();
  @Mixin private final ServerOption server = new ServerOption();

  @Option(names = "--prune", description = "Remove connections that the file does not name.")
  private boolean prune;

  @Option(names = "--yes", description = "Do not ask. Needed where nobody can answer.")
  private boolean yes;

  @Option(
      names = "--dry-run",
      description = "Write nothing: print the calls that would be made, secrets masked.")
  private boolean dryRun;

  @Option(
      names = "--json",
      description = "Print JSON lines, as the HTTP API streams them; the plan only to ask.")
  private boolean json;

  @Option(
      names = "--failed",
      paramLabel = "FILE",
      description = "Write the rows that failed to this file, as a wiring file to apply again.")
  private @Nullable Path failedFile;

  private final FailedRows failedRows = new FailedRows();
  private PlanWords.RowNames names = PlanWords.RowNames.ALONE;

  ApplyCommand(
      Map<String, String> env, Terminal terminal, PrintWriter out, PrintWriter err, Clock clock) {
    this.env = env;
    this.terminal = terminal;
    this.out = out;
    this.err = err;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    boolean ask = !yes && !dryRun;
    if (ask && !terminal.attended() && command != null) {
      throw new ParameterException(
          command.commandLine(),
          "Nobody can be asked here (no terminal), so nothing was written. Add --yes to apply"
              + " without asking, or --dry-run.");
    }
    var client = server.client(env);
    var bytes = file.read(terminal);
    if (ask || !(json || dryRun)) {
      var plan = file.answered(() -> client.plan(bytes, prune));
      PlanText.print(plan, json ? err : out);
      names = PlanWords.RowNames.among(plan);
      if (plan.path("changes").isEmpty()) {
        return nothingToDo();
      }
      // Where all rows will fail there is nothing to agree to.
      if (ask && PlanWords.doable(plan) > 0 && !agreed(plan)) {
        err.println("Nothing was written.");
        return ExitCode.FAILED;
      }
    }
    return dryRun ? rehearse(client, bytes) : apply(client, bytes);
  }

  private int nothingToDo() {
    if (json) {
      out.println("{\"done\":0,\"failed\":0}");
    }
    return ExitCode.DONE;
  }

  private boolean agreed(JsonNode plan) {
    int changes = PlanWords.doable(plan);
    var question = "Apply " + (changes == 1 ? "this change" : "these " + changes + " changes");
    return terminal
        .ask(question + "? Only yes applies: ")
        .map(answer -> answer.strip().toLowerCase(Locale.ROOT))
        .filter(YES::contains)
        .isPresent();
  }

  private int apply(ApiClient client, byte[] bytes) {
    var progress = new ApplyProgress(out, terminal.attended() && !json, names, clock);
    var left = new Thread(() -> err.println("\nThe apply continues on the server."), "apply-left");
    Runtime.getRuntime().addShutdownHook(left);
    try {
      var end = run(client, bytes, progress::row);
      progress.end();
      return summed(end, progress);
    } finally {
      progress.end();
      Runtime.getRuntime().removeShutdownHook(left);
    }
  }

  /** The last line. */
  private JsonNode run(ApiClient client, byte[] bytes, Consumer<JsonNode> each) {
    return file.answered(
        () ->
            client.apply(
                bytes,
                prune,
                dryRun,
                line -> {
                  failedRows.row(line);
                  if (json) {
                    out.println(line);
                  } else if (line.has("row")) {
                    each.accept(line);
                  }
                }));
  }

  private int summed(JsonNode end, ApplyProgress progress) {
    int failed = end.path("failed").asInt();
    if (!json) {
      out.println(end.path("done").asInt() + " done, " + failed + " failed.");
    }
    if (failed == 0) {
      return ExitCode.DONE;
    }
    progress.failed().forEach(row -> err.println("failed: " + row));
    if (failedFile != null && !failedRows.isEmpty()) {
      failedRows.write(failedFile);
      err.println("Wrote the rows that failed to " + failedFile + ".");
    }
    err.println("Fix what is named, then run the same command again: it does only what is left.");
    return ExitCode.SOME_FAILED;
  }

  private int rehearse(ApiClient client, byte[] bytes) {
    int failed = run(client, bytes, this::rehearsed).path("failed").asInt();
    if (!json) {
      out.println("Nothing was written: this was --dry-run.");
    }
    return failed == 0 ? ExitCode.DONE : ExitCode.SOME_FAILED;
  }

  private void rehearsed(JsonNode row) {
    var action = PlanWords.text(row, "action");
    out.println(PlanWords.sign(action) + " " + action + " " + names.of(row));
    if (!row.path("ok").asBoolean()) {
      out.println("  will fail: " + PlanWords.text(row, "error"));
    }
    for (var call : row.path("calls")) {
      out.println("  " + PlanWords.text(call, "method") + " " + PlanWords.text(call, "path"));
      if (call.path("body").isContainerNode() && !call.path("body").isEmpty()) {
        call.path("body").toPrettyString().lines().forEach(line -> out.println("    " + line));
      }
    }
  }
}
