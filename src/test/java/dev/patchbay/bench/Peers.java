package dev.patchbay.bench;

import dev.patchbay.pagerduty.Scopes;
import dev.patchbay.sandbox.pagerduty.PagerDutySimulator;
import dev.patchbay.sandbox.pagerduty.account.OAuthApp;
import dev.patchbay.sandbox.pagerduty.account.SimulatorSettings;
import dev.patchbay.sandbox.slack.SlackSettings;
import dev.patchbay.sandbox.slack.SlackSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The two that are compared: Patchbay as {@code scripts/run} starts it (database, jobs, an app
 * token from a simulated PagerDuty), and {@link BareBolt} with the same Java.
 */
final class Peers implements AutoCloseable {
  private static final String CLIENT = "bench-client";
  private static final Path LAUNCHER = Path.of("scripts", "java").toAbsolutePath();

  private final String jar;
  private final String classpath;
  private final SlackSimulator slack = SlackSimulator.start(SlackSettings.countingOnly());
  private final PagerDutySimulator pagerDuty =
      PagerDutySimulator.start(SimulatorSettings.of("acme", "us"));
  private final Path folder;

  /**
   * @param classpath with the peer and the jar
   */
  Peers(String jar, String classpath) throws IOException {
    this.jar = Path.of(jar).toAbsolutePath().toString();
    this.classpath = classpath;
    this.folder = Files.createTempDirectory("patchbay-bench");
    pagerDuty.account().register(new OAuthApp(CLIENT, "bench-secret", Scopes.wanted(), Set.of()));
  }

  /** What the figures hold for. */
  static String machine() {
    return "Java %s, %d cores"
        .formatted(Runtime.version(), Runtime.getRuntime().availableProcessors());
  }

  /** Makes the archive of classes, so that it is there before anything is measured. */
  void prepare() throws IOException, InterruptedException {
    new ProcessBuilder(LAUNCHER.toString(), "-jar", jar, "version").start().waitFor();
  }

  /** On an empty database, which later starts of it find again. */
  Measured.Start patchbay() throws IOException {
    Path data = Files.createTempDirectory(folder, "data");
    return port -> {
      var builder = new ProcessBuilder(LAUNCHER.toString(), "-jar", jar, "serve");
      builder.environment().putAll(settings(data, port));
      return builder;
    };
  }

  Measured.Start bare(String... options) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return port ->
        new ProcessBuilder(
            Stream.of(
                    List.of(java),
                    List.of(options),
                    List.of("-cp", classpath, BareBolt.class.getName(), Integer.toString(port)))
                .flatMap(List::stream)
                .toList());
  }

  private Map<String, String> settings(Path data, int port) {
    var settings = new HashMap<String, String>();
    settings.put("PATCHBAY_PORT", Integer.toString(port));
    settings.put("PATCHBAY_DATABASE_URL", "jdbc:h2:file:" + data.resolve("patchbay"));
    settings.put("PATCHBAY_KEYSET_FILE", data.resolve("keyset.json").toString());
    settings.put("SLACK_SIGNING_SECRET", Measured.SIGNING_SECRET);
    settings.put("SLACK_API_URL", slack.apiUrl().toString());
    settings.put("PAGERDUTY_SUBDOMAIN", "acme");
    settings.put("PAGERDUTY_CLIENT_ID", CLIENT);
    settings.put("PAGERDUTY_CLIENT_SECRET", "bench-secret");
    settings.put("PAGERDUTY_API_URL", pagerDuty.apiUrl().toString());
    settings.put("PAGERDUTY_IDENTITY_URL", pagerDuty.identityUrl().toString());
    return settings;
  }

  @Override
  public void close() throws IOException {
    slack.close();
    pagerDuty.close();
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
        Files.delete(file);
      }
    }
  }
}
