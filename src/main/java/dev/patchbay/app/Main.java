package dev.patchbay.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine;

/** The jar's entry: picks the command and turns what it answers into the exit code. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Logging.choose(args);
    EnvironmentProxies.install(System.getenv());
    System.exit(
        run(
            args,
            System.getenv(),
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8)));
  }

  /** The same without the exit, for tests. */
  static int run(String[] args, Map<String, String> env, PrintWriter out, PrintWriter err) {
    return run(args, env, Terminal.ofProcess(), out, err);
  }

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
}
