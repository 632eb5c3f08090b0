package dev.patchbay.app;

import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.page.PageSettings;
import dev.patchbay.sandbox.page.SandboxPage;
import dev.patchbay.sandbox.slack.SlackSettings;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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

  @Override
  public Integer call() throws InterruptedException {
    var world =
        SandboxWorld.start(
            SlackSettings.countingOnly(), false, 0, Map.of("PATCHBAY_API_TOKEN", API_TOKEN));
    var page =
        SandboxPage.start(
            port,
            world.slack(),
            world.pagerDuty(),
            new PageSettings(SandboxWorld.TEAM, SandboxWorld.ADA, world.address()));
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
}
