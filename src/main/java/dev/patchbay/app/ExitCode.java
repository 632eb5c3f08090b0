package dev.patchbay.app;

import dev.patchbay.app.settings.SettingsException;
import dev.patchbay.db.DatabaseUnavailableException;
import dev.patchbay.secret.KeysetException;
import dev.patchbay.web.http.CannotListenException;
import java.io.PrintWriter;
import java.io.StringWriter;

/** The contract's exit codes, and what is printed with {@link #FAILED}. */
final class ExitCode {
  static final int DONE = 0;
  static final int FAILED = 1;

  /** {@code plan}: there are changes. */
  static final int CHANGES = 2;

  /** {@code apply}: some rows failed, the others are done. */
  static final int SOME_FAILED = 3;

  static final int USAGE = 64;

  private ExitCode() {}

  /** Words for what a Patchbay admin can fix; a stack trace for what only a developer can. */
  static String words(Throwable failure) {
    if (failure instanceof SettingsException
        || failure instanceof KeysetException
        || failure instanceof DatabaseUnavailableException
        || failure instanceof CommandFailedException
        || failure instanceof CannotListenException) {
      return String.valueOf(failure.getMessage());
    }
    var trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace, true));
    return "Patchbay failed where it should not have. Please report this:\n" + trace;
  }
}
