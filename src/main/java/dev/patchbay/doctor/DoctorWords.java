package dev.patchbay.doctor;

import dev.patchbay.core.Refusal;
import java.time.Duration;

/** What is said in findings. Pure. */
final class DoctorWords {
  private static final int LONGEST = 600;

  private DoctorWords() {}

  /** Without what could play tricks on a terminal, on one line, and not endless. */
  static String clean(String words) {
    String plain = words.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
  }

  /** Messages of ours say first what is, then what to do. */
  static Finding fault(String message) {
    int end = message.indexOf(". ");
    return end < 0
        ? Finding.fault(message, "Mend that, and run doctor again.")
        : Finding.fault(message.substring(0, end + 1), message.substring(end + 2));
  }

  /** The vendor's own word for a refusal, such as {@code token_revoked}. */
  static String code(Refusal refusal) {
    if (refusal instanceof Refusal.BadCredentials bad) {
      return bad.detail();
    }
    if (refusal instanceof Refusal.Rejected rejected) {
      return rejected.detail().isBlank()
          ? rejected.code()
          : rejected.code() + ": " + rejected.detail();
    }
    if (refusal instanceof Refusal.AccessDenied denied) {
      return denied.detail();
    }
    if (refusal instanceof Refusal.MissingScope missing) {
      return "missing scope " + missing.scope();
    }
    if (refusal instanceof Refusal.Unavailable away) {
      return away.detail();
    }
    if (refusal instanceof Refusal.RateLimited limited) {
      return "too many requests, wait " + seconds(limited.delay());
    }
    if (refusal instanceof Refusal.NotConfigured missing) {
      return missing.setting() + " is not set";
    }
    return refusal.getClass().getSimpleName();
  }

  static String seconds(Duration duration) {
    return duration.toSeconds() + " s";
  }
}
