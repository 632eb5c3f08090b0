package dev.patchbay.app;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The jar without a command: serve. */
@Command(
    name = "patchbay",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Wires Slack channels to PagerDuty services and keeps them wired.",
    footer = {
      "",
      "Without a command it serves. Settings come from the environment: see `patchbay settings`.",
      "Exit codes: 0 done, 1 failed, 2 plan: there are changes, 3 apply: some rows failed, 64 bad"
          + " usage."
    })
final class PatchbayCommand implements Callable<Integer> {
  private final Map<String, String> env;

  PatchbayCommand(Map<String, String> env) {
    this.env = env;
  }

  @Override
  public Integer call() throws InterruptedException {
    return new ServeCommand(env).call();
  }
}
