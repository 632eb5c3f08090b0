package dev.patchbay.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** The whole application as a process of its own, to be stopped or killed without warning. */
public final class KilledProcess implements AutoCloseable {
  private static final Pattern PORT = Pattern.compile("Patchbay listens on port (\\d+)");

  private final Process process;
  private final Path log;

  public KilledProcess(Map<String, String> settings, Path folder) {
    this(settings, folder, "serve");
  }

  public KilledProcess(Map<String, String> settings, Path folder, String subcommand) {
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
              subcommand);
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

  /** Stops the whole process where it is, until {@link #resume}; its connections stay open. */
  public void pause() {
    signal("STOP");
  }

  public void resume() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      int code =
          new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
      if (code != 0) {
        throw new IllegalStateException("kill -" + name + " ended with " + code);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Where it listens; empty until it does. */
  public OptionalInt port() {
    var line = PORT.matcher(log());
    return line.find() ? OptionalInt.of(Integer.parseInt(line.group(1))) : OptionalInt.empty();
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
