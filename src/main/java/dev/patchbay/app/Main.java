package dev.patchbay.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

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
    // Without the library that reads command lines: that alone is a sixth of a start.
    return args.length == 0 || (args.length == 1 && args[0].equals("serve"))
        ? serve(env, err)
        : PatchbayCommand.run(args, env, terminal, out, err);
  }

  // Whatever goes wrong is the exit code, and words.
  @SuppressWarnings("CatchingUnchecked")
  private static int serve(Map<String, String> env, PrintWriter err) {
    try {
      return new ServeCommand(env).call();
    } catch (Exception e) {
      err.println(ExitCode.words(e));
      return ExitCode.FAILED;
    }
  }
}
