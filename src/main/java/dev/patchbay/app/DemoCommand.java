package dev.patchbay.app;

import dev.patchbay.app.demo.DemoScript;
import dev.patchbay.app.demo.SandboxWorld;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: the main job in the terminal. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Play the main job against a simulated Slack and a simulated PagerDuty: install, log in,"
          + " connect, incident, acknowledge, resolve; and what happened before there was"
          + " Patchbay.",
      "Needs no settings, touches nothing real, and exits 0 only if every step held."
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

  @Override
  public Integer call() {
    try (var world =
        SandboxWorld.start(
            dev.patchbay.sandbox.slack.SlackSettings.strict(), false, port, Map.of())) {
      new DemoScript(world, out).play();
    }
    out.println("All steps passed.");
    return ExitCode.DONE;
  }
}
