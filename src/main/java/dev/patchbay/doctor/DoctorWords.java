package dev.patchbay.doctor;

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
        ? Finding.fault(message, "Fix that, then run doctor again.")
        : Finding.fault(message.substring(0, end + 1), message.substring(end + 2));
  }

  static String seconds(Duration duration) {
    return duration.toSeconds() + " s";
  }
}
