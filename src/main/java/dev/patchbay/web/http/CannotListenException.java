package dev.patchbay.web.http;

import java.net.BindException;
import java.util.Locale;

/** The HTTP port cannot be had; the message says why and what to do. */
public final class CannotListenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CannotListenException(int port, Throwable failure) {
    super("Cannot listen on port " + port + ": " + why(failure), failure);
  }

  private static String why(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException bind) {
        var words = String.valueOf(bind.getMessage()).toLowerCase(Locale.ROOT);
        return words.contains("permission")
            ? "this user can't use it. Set PATCHBAY_PORT to a port above 1023."
            : "another program uses it. Stop that program, or set PATCHBAY_PORT to another port.";
      }
    }
    return failure.getClass().getSimpleName() + ". Set PATCHBAY_PORT to another port.";
  }
}
