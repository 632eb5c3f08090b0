package dev.patchbay.app;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plan}: what applying a wiring file would change. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Show what `apply` would change to make the connections as a wiring file says. Changes"
          + " nothing and shows no secret.",
      "Connections that the file does not name are listed and left alone, unless --prune."
    },
    footer = {
      "",
      ServerOption.NEEDS,
      "Exit codes: 0 no changes, 1 failed or a bad file, 2 there are changes, 64 bad usage."
    })
final class PlanCommand implements Callable<Integer> {
  private final Map<String, String> env;
  private final Terminal terminal;
  private final PrintWriter out;

  @Mixin private final WiringFileArgument file = new WiringFileArgument();
  @Mixin private final ServerOption server = new ServerOption();

  @Option(names = "--prune", description = "Remove connections that the file does not name.")
  private boolean prune;

  @Option(names = "--markdown", description = "Print Markdown, for a comment on a pull request.")
  private boolean markdown;

  @Option(names = "--json", description = "Print JSON, as the HTTP API answers.")
  private boolean json;

  PlanCommand(Map<String, String> env, Terminal terminal, PrintWriter out) {
    this.env = env;
    this.terminal = terminal;
    this.out = out;
  }

  @Override
  public Integer call() {
    var client = server.client(env);
    var bytes = file.read(terminal);
    var plan = file.answered(() -> client.plan(bytes, prune));
    if (json) {
      out.println(plan.toPrettyString());
    } else if (markdown) {
      out.print(PlanMarkdown.of(plan));
      out.flush();
    } else {
      PlanText.print(plan, out);
    }
    return plan.path("changes").isEmpty() ? ExitCode.DONE : ExitCode.CHANGES;
  }
}
