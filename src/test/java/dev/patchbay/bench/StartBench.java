package dev.patchbay.bench;

import dev.patchbay.pagerduty.Scopes;
import dev.patchbay.sandbox.pagerduty.PagerDutySimulator;
import dev.patchbay.sandbox.pagerduty.account.OAuthApp;
import dev.patchbay.sandbox.pagerduty.account.SimulatorSettings;
import dev.patchbay.sandbox.slack.SlackSettings;
import dev.patchbay.sandbox.slack.SlackSimulator;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * From the start of the process to its first answer to a signed command, and the memory it then
 * holds at rest: Patchbay as it ships (database, jobs, an app token from a simulated PagerDuty)
 * beside {@link BareBolt}, in turns, with the same JVM and the same flags. Linux only: memory is
 * read from {@code /proc}.
 */
public final class StartBench {
  private static final String CLIENT = "bench-client";

  private StartBench() {}

  /**
   * @param args the jar, a class path with the peer and that jar, and how many rounds
   */
  public static void main(String[] args) throws Exception {
    int rounds = Integer.parseInt(args[2]);
    var patchbay = new ArrayList<Measured.Run>();
    var bare = new ArrayList<Measured.Run>();
    try (var slack = SlackSimulator.start(SlackSettings.countingOnly());
        var pagerDuty = PagerDutySimulator.start(SimulatorSettings.of("acme", "us"))) {
      pagerDuty.account().register(new OAuthApp(CLIENT, "bench-secret", Scopes.wanted(), Set.of()));
      for (int round = 0; round < rounds; round++) {
        patchbay.add(patchbay(args[0], slack, pagerDuty));
        bare.add(
            Measured.run(
                port ->
                    new ProcessBuilder(
                        java(), "-cp", args[1], BareBolt.class.getName(), Integer.toString(port))));
        System.err.printf("round %d of %d%n", round + 1, rounds);
      }
    }
    table(System.out, patchbay, bare);
  }

  private static Measured.Run patchbay(
      String jar, SlackSimulator slack, PagerDutySimulator pagerDuty) throws Exception {
    Path folder = Files.createTempDirectory("patchbay-bench");
    try {
      return Measured.run(
          port -> {
            var builder = new ProcessBuilder(java(), "-jar", jar, "serve");
            builder.environment().putAll(settings(folder, port, slack, pagerDuty));
            return builder;
          });
    } finally {
      delete(folder);
    }
  }

  private static Map<String, String> settings(
      Path folder, int port, SlackSimulator slack, PagerDutySimulator pagerDuty) {
    var settings = new HashMap<String, String>();
    settings.put("PATCHBAY_PORT", Integer.toString(port));
    settings.put("PATCHBAY_DATABASE_URL", "jdbc:h2:file:" + folder.resolve("patchbay"));
    settings.put("PATCHBAY_KEYSET_FILE", folder.resolve("keyset.json").toString());
    settings.put("SLACK_SIGNING_SECRET", Measured.SIGNING_SECRET);
    settings.put("SLACK_API_URL", slack.apiUrl().toString());
    settings.put("PAGERDUTY_SUBDOMAIN", "acme");
    settings.put("PAGERDUTY_CLIENT_ID", CLIENT);
    settings.put("PAGERDUTY_CLIENT_SECRET", "bench-secret");
    settings.put("PAGERDUTY_API_URL", pagerDuty.apiUrl().toString());
    settings.put("PAGERDUTY_IDENTITY_URL", pagerDuty.identityUrl().toString());
    return settings;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static void table(PrintStream out, List<Measured.Run> ours, List<Measured.Run> theirs) {
    out.printf("%-38s %10s %10s %7s%n", "median", "Patchbay", "bare Bolt", "ratio");
    row(out, "start to first signed answer, ms", Measured.millis(ours), Measured.millis(theirs));
    row(out, "memory at rest, MB", Measured.megabytes(ours), Measured.megabytes(theirs));
  }

  private static void row(PrintStream out, String what, double ours, double theirs) {
    out.printf("%-38s %10.0f %10.0f %7.2f%n", what, ours, theirs, ours / theirs);
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
        Files.delete(file);
      }
    }
  }
}
