package dev.patchbay.app;

import java.io.InputStream;
import java.util.Optional;

/** Where a command was started. */
interface Terminal {
  /** Whether a person sees the output and can answer. */
  boolean attended();

  /** What the person answers; empty if there is none, or no answer. */
  Optional<String> ask(String question);

  /** Standard input, for {@code -} in the place of a file. */
  InputStream input();

  /** The one that this process has. */
  // The property that Logging sets makes the check for null hold on every version.
  @SuppressWarnings("SystemConsoleNull")
  static Terminal ofProcess() {
    return new Terminal() {
      @Override
      public boolean attended() {
        return System.console() != null;
      }

      @Override
      public Optional<String> ask(String question) {
        var console = System.console();
        return console == null
            ? Optional.empty()
            : Optional.ofNullable(console.readLine("%s", question));
      }

      @Override
      public InputStream input() {
        return System.in;
      }
    };
  }
}
