package dev.patchbay.app;

import dev.patchbay.doctor.Doctor;
import dev.patchbay.doctor.Report;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code doctor}: what is wrong, and what to do. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Look at everything that Patchbay needs, with the server's settings: the settings, the"
          + " running server, the database, the keyset, the clock, the public URL, Slack's and"
          + " PagerDuty's tokens and scopes; and say what to do for each fault.",
      "Changes nothing and shows no secret. Run it where the server runs, with its environment"
          + " (scripts/run doctor also reads .env)."
    },
    footer = {"", "Exit codes: 0 all well or only warnings, 1 any fault, 64 bad usage."})
final class DoctorCommand implements Callable<Integer> {
  private final Map<String, String> env;
  private final PrintWriter out;
  private final Clock clock;

  @Option(names = "--json", description = "Print JSON, at the end.")
  private boolean json;

  DoctorCommand(Map<String, String> env, PrintWriter out, Clock clock) {
    this.env = env;
    this.out = out;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    var lines =
        Doctor.examine(
            DoctorSetup.of(env),
            clock,
            line -> {
              if (!json) {
                Report.print(line, out);
              }
            });
    out.println(json ? JsonOutput.of(Report.json(lines)) : "\n" + Report.summary(lines));
    return Report.ok(lines) ? ExitCode.DONE : ExitCode.FAILED;
  }
}
