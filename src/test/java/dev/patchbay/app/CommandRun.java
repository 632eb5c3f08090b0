package dev.patchbay.app;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A command that ran in this process.
 *
 * @param out standard output
 * @param err standard error
 */
public record CommandRun(int exit, String out, String err) {

  /** Without a terminal, and nothing on standard input. */
  public static CommandRun of(Map<String, String> env, String... args) {
    return of(env, new Piped("", null), args);
  }

  /** Without a terminal. */
  static CommandRun piped(Map<String, String> env, String input, String... args) {
    return of(env, new Piped(input, null), args);
  }

  /** On a terminal, with a person who gives this answer. */
  static CommandRun attended(Map<String, String> env, String answer, String... args) {
    return of(env, new Piped("", answer), args);
  }

  private static CommandRun of(Map<String, String> env, Terminal terminal, String... args) {
    var out = new StringWriter();
    var err = new StringWriter();
    int exit =
        Main.run(args, env, terminal, new PrintWriter(out, true), new PrintWriter(err, true));
    return new CommandRun(exit, out.toString(), err.toString());
  }

  private record Piped(String text, @Nullable String answer) implements Terminal {
    @Override
    public boolean attended() {
      return answer != null;
    }

    @Override
    public Optional<String> ask(String question) {
      return Optional.ofNullable(answer);
    }

    @Override
    public InputStream input() {
      return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
