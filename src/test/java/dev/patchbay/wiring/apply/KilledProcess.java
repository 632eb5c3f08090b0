package dev.patchbay.wiring.apply;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The whole application as a process of its own, to be killed without warning. */
public final class KilledProcess implements AutoCloseable {
  private final Process process;
  private final Path log;

  public KilledProcess(Map<String, String> settings, Path folder) {
    try {
      log = Files.createTempFile(folder, "node", ".log");
      var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      var command =
          List.of(
              java,
              "-Xmx200m",
              "-cp",
              System.getProperty("java.class.path"),
              "dev.patchbay.app.Main",
              "serve");
      var builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().keySet().removeIf(KilledProcess::isSetting);
      builder.environment().putAll(settings);
      builder.redirectErrorStream(true).redirectOutput(log.toFile());
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSetting(String name) {
    return name.startsWith("PATCHBAY_")
        || name.startsWith("SLACK_")
        || name.startsWith("PAGERDUTY_");
  }

  /** kill -9. */
  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public boolean ended() {
    return !process.isAlive();
  }

  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
