package dev.patchbay.app;

import static java.util.Objects.requireNonNull;

import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.page.PageSettings;
import dev.patchbay.sandbox.page.SandboxPage;
import dev.patchbay.sandbox.slack.SlackSettings;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sandbox}: everything simulated, and a page to try it in. */
@Command(
    name = "sandbox",
    mixinStandardHelpOptions = true,
    description = {
      "Start Patchbay with a simulated Slack and a simulated PagerDuty, and a page in the browser"
          + " to try it in. Needs no settings and touches nothing real; what you do is gone at the"
          + " end."
    })
final class SandboxCommand implements Callable<Integer> {
  /** Opens nothing real. */
  private static final String API_TOKEN = "sandbox";

  private final PrintWriter out;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "3000",
      description = "Port of the page; 0 = any free one. Default: ${DEFAULT-VALUE}.")
  private int port;

  SandboxCommand(PrintWriter out) {
    this.out = out;
  }

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    checkPort(requireNonNull(spec), port);
    var world =
        SandboxWorld.start(
            SlackSettings.countingOnly(), false, 0, Map.of("PATCHBAY_API_TOKEN", API_TOKEN));
    var page = page(world);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  page.close();
                  world.close();
                },
                "sandbox-stop"));
    out.println();
    out.println("  Open " + page.url() + " in a browser.");
    out.println("  Press Add to Slack there, then type /pd connect checkout. Ctrl-C ends it.");
    out.println("  Commands such as export, plan FILE and apply FILE work here with");
    out.println("  PATCHBAY_API_TOKEN=" + API_TOKEN + " PATCHBAY_PUBLIC_URL=" + world.address());
    out.println();
    new CountDownLatch(1).await();
    return ExitCode.DONE;
  }

  private SandboxPage page(SandboxWorld world) {
    try {
      return SandboxPage.start(
          port,
          world.slack(),
          world.pagerDuty(),
          new PageSettings(
              SandboxWorld.TEAM, SandboxWorld.ADA, world.address(), Optional.of(API_TOKEN)));
    } catch (UncheckedIOException e) {
      world.close();
      throw taken(port);
    }
  }

  /** A port that no program can have is bad usage. */
  static void checkPort(CommandSpec spec, int port) {
    if (port < 0 || port > 65535) {
      throw new ParameterException(
          spec.commandLine(), "Invalid value for option '--port': " + port + " is not 0 to 65535");
    }
  }

  static CommandFailedException taken(int port) {
    return new CommandFailedException(
        "Cannot listen on port "
            + port
            + ": another program uses it, or this user can't. Stop that program, or give another"
            + " port: --port 0 takes any free one.");
  }
}
