package dev.patchbay.app;

import dev.patchbay.secret.Keyset;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code keys}: the keyset file. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    description = "The encryption keys (PATCHBAY_KEYSET_FILE).",
    subcommands = {})
final class KeysCommand implements Callable<Integer> {
  private final Map<String, String> env;
  private final PrintWriter out;

  @Spec @org.jspecify.annotations.Nullable private CommandSpec spec;

  KeysCommand(Map<String, String> env, PrintWriter out) {
    this.env = env;
    this.out = out;
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        java.util.Objects.requireNonNull(spec).commandLine(), "keys: say what to do: create");
  }

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = {
        "Make the keyset file, readable by you alone. PostgreSQL needs it before the first start,"
            + " the same one on every node. Keep a copy: without it every stored token is lost."
      })
  Integer create() {
    Path file =
        Path.of(
            new SettingsReader(env).textOr(Variable.PATCHBAY_KEYSET_FILE, "./data/keyset.json"));
    boolean there = Files.exists(file);
    Keyset.load(file, true);
    out.println(
        there
            ? file + " was there already and is in order: nothing was changed."
            : "Made " + file + ". Copy it to every node, and keep a copy somewhere safe.");
    return ExitCode.DONE;
  }
}
