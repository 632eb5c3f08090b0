package dev.patchbay.app;

import java.util.Set;

/**
 * Chooses the log's form before the first logger is made: JSON lines for machines, plain text on a
 * terminal, and only warnings, on standard error, for commands whose output is the result.
 */
final class Logging {
  private static final Set<String> SERVERS = Set.of("serve", "sandbox");

  /** Also to be given from outside, with Java's {@code -D}. */
  private static final String FORM = "patchbay.log";

  private Logging() {}

  // The property set first makes the check hold on every version.
  @SuppressWarnings("SystemConsoleNull")
  static void choose(String[] args) {
    // From Java 22 on, System.console() answers even when nobody is there, unless told otherwise.
    System.setProperty("jdk.console", "java.base");
    if (System.getProperty(FORM) != null) {
      return;
    }
    boolean server = args.length == 0 || SERVERS.contains(args[0]) || args[0].startsWith("-");
    if (args.length > 0 && args[0].equals("doctor")) {
      // What goes wrong is the result, and stands in the table.
      System.setProperty(FORM, "none");
    } else if (!server) {
      System.setProperty(FORM, "quiet");
    } else if (System.console() != null || (args.length > 0 && args[0].equals("sandbox"))) {
      System.setProperty(FORM, "text");
    }
  }
}
