package dev.patchbay.app;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code version}. */
@Command(
    name = "version",
    mixinStandardHelpOptions = true,
    description = "Print the version of Patchbay and of Java.")
final class VersionCommand implements Callable<Integer> {
  private final PrintWriter out;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  VersionCommand(PrintWriter out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    String java = Runtime.version().toString();
    out.println(
        json
            ? JsonOutput.of(Map.of("patchbay", Version.number(), "java", java))
            : "patchbay " + Version.number() + " on Java " + java);
    return ExitCode.DONE;
  }
}
