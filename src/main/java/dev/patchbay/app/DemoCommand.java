package dev.patchbay.app;

import static java.util.Objects.requireNonNull;

import dev.patchbay.app.demo.DemoScript;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.web.http.CannotListenException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: the main job in the terminal. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Play the main job against a simulated Slack and a simulated PagerDuty: install, log in,"
          + " connect, incident, acknowledge, resolve; and what happened before there was"
          + " Patchbay.",
      "Needs no settings, touches nothing real, and exits 0 only if every step passed."
    })
final class DemoCommand implements Callable<Integer> {
  private final PrintWriter out;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "Port of Patchbay; 0 = any free one (default).")
  private int port;

  DemoCommand(PrintWriter out) {
    this.out = out;
  }

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    SandboxCommand.checkPort(requireNonNull(spec), port);
    try (var world =
        SandboxWorld.start(
            dev.patchbay.sandbox.slack.SlackSettings.strict(),
            false,
            port,
            SandboxWorld.withFile())) {
      new DemoScript(world, out).play();
    } catch (CannotListenException e) {
      throw SandboxCommand.taken(port);
    }
    out.println("All steps passed.");
    return ExitCode.DONE;
  }
}
