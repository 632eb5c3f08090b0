package dev.patchbay.jobs;

import java.time.Instant;
import java.util.regex.Pattern;

/** A job that was given up. The message is cut, and what looks like a credential is taken out. */
record DeadJob(
    String job, String id, String errorClass, String errorMessage, int failures, Instant diedAt) {
  private static final int LONGEST_CLASS = 300;
  private static final int LONGEST_MESSAGE = 1000;

  /** Exceptions of ours never hold a secret; this is for a library that repeats a request. */
  private static final Pattern CREDENTIAL =
      Pattern.compile(
          "xox[a-z]-[\\w-]+|xapp-[\\w-]+|(?i:bearer|token token=)\\s*[\\w.+/=-]+"
              + "|(?i:(?:access_|refresh_)?token|secret|password|code)[\"']?\\s*[=:]\\s*[^\\s&,}]+");

  static DeadJob of(String job, String id, Throwable error, int failures, Instant diedAt) {
    return new DeadJob(
        job,
        id,
        cut(error.getClass().getName(), LONGEST_CLASS),
        cut(words(error), LONGEST_MESSAGE),
        failures,
        diedAt);
  }

  private static String words(Throwable error) {
    String message = error.getMessage();
    return message == null ? "" : CREDENTIAL.matcher(message).replaceAll("(hidden)");
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }
}
