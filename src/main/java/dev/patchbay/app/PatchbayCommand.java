package dev.patchbay.app;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** All commands of the jar; without one: serve. */
@Command(
    name = "patchbay",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Wires Slack channels to PagerDuty services and keeps them wired.",
    footer = {
      "",
      "Without a command it serves. Settings come from the environment: see `java -jar patchbay.jar"
          + " settings`.",
      "Exit codes: 0 done, 1 failed, 2 plan: there are changes, 3 apply: some rows failed, 64 bad"
          + " usage."
    })
final class PatchbayCommand implements Callable<Integer> {
  private final Map<String, String> env;

  PatchbayCommand(Map<String, String> env) {
    this.env = env;
  }

  /** Picks the command, and says what is wrong with bad usage. */
  static int run(
      String[] args, Map<String, String> env, Terminal terminal, PrintWriter out, PrintWriter err) {
    var line =
        new CommandLine(new PatchbayCommand(env))
            .addSubcommand(new ServeCommand(env))
            .addSubcommand(new SandboxCommand(out))
            .addSubcommand(new DemoCommand(out))
            .addSubcommand(new DoctorCommand(env, out, Clock.systemUTC()))
            .addSubcommand(new PlanCommand(env, terminal, out))
            .addSubcommand(new ApplyCommand(env, terminal, out, err, Clock.systemUTC()))
            .addSubcommand(new ExportCommand(env, out, err))
            .addSubcommand(new SettingsCommand(env, out))
            .addSubcommand(new KeysCommand(env, out))
            .addSubcommand(new AuditCommand(env, out, err))
            .addSubcommand(new VersionCommand(out))
            .addSubcommand(new CommandLine.HelpCommand());
    line.setOut(out);
    line.setErr(err);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExitCodeExceptionMapper(e -> ExitCode.FAILED);
    line.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          err.println(ExitCode.words(e));
          return ExitCode.FAILED;
        });
    line.setParameterExceptionHandler(
        (e, rest) -> {
          err.println(e.getMessage());
          err.println("Try: " + e.getCommandLine().getCommandSpec().qualifiedName(" ") + " --help");
          return ExitCode.USAGE;
        });
    return line.execute(args);
  }

  @Override
  public Integer call() throws InterruptedException {
    return new ServeCommand(env).call();
  }
}
