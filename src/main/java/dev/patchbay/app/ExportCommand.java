package dev.patchbay.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code export}: what PagerDuty and Slack hold now. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Print what PagerDuty and Slack hold now as a wiring file whose plan has no changes of"
          + " settings, or as Terraform. Changes nothing and shows no secret."
    },
    footer = {"", ServerOption.NEEDS, "Exit codes: 0 done, 1 failed, 64 bad usage."})
final class ExportCommand implements Callable<Integer> {
  private enum Format {
    YAML,
    TERRAFORM
  }

  private final Map<String, String> env;
  private final PrintWriter out;
  private final PrintWriter err;

  @Mixin private final ServerOption server = new ServerOption();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "yaml",
      description = "yaml (default) or terraform.")
  private Format format = Format.YAML;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write this file instead; one that is there is replaced.")
  private @Nullable Path output;

  @Option(names = "--json", description = "Print JSON with the export in it.")
  private boolean json;

  ExportCommand(Map<String, String> env, PrintWriter out, PrintWriter err) {
    this.env = env;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    var name = format.name().toLowerCase(Locale.ROOT);
    var text = server.client(env).export(name);
    var result = new LinkedHashMap<String, String>();
    result.put("format", name);
    if (output == null || output.toString().equals("-")) {
      result.put("export", text);
      if (!json) {
        out.print(text);
        out.flush();
      }
    } else {
      write(output, text);
      result.put("file", output.toString());
      if (!json) {
        err.println("Wrote " + output + ".");
      }
    }
    if (json) {
      out.println(JsonOutput.of(result));
    }
    return ExitCode.DONE;
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new CommandFailedException(
          "Cannot write "
              + file
              + ": "
              + trouble(file, e)
              + ". Nothing else failed: choose another --output, or none to print it.");
    }
  }

  private static String trouble(Path file, IOException failure) {
    @Nullable Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file)) {
      return "it is a folder";
    }
    if (folder != null && !Files.isDirectory(folder)) {
      return Files.exists(folder)
          ? folder + " is not a folder"
          : "the folder " + folder + " does not exist";
    }
    if (failure instanceof AccessDeniedException) {
      return "this user may not write there";
    }
    // The system's own words, as "No space left on device".
    @Nullable String reason =
        failure instanceof FileSystemException named ? named.getReason() : failure.getMessage();
    return Objects.requireNonNullElse(reason, "the system gives no reason");
  }
}
