package dev.patchbay.words;

import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;
import java.time.Instant;

/**
 * What is said about a refusal: why, and what to do next. What was refused, and whether anything
 * changed, is the caller's to say before it. Pure.
 */
public final class RefusalWords {
  private static final int LONGEST_CLAUSE = 500;

  private RefusalWords() {}

  /** For the person whose request was refused: whole sentences, with what they can do. */
  public static String say(Refusal refusal, Markup markup) {
    return refusal.in(new RefusalSentences(markup));
  }

  /** For a Patchbay admin: a clause in plain text, without a full stop. */
  public static String clause(Refusal refusal) {
    return cut(refusal.in(new RefusalClauses()).strip(), LONGEST_CLAUSE);
  }

  /** The vendor's own word for it, such as {@code token_revoked}, else a few of ours. */
  public static String code(Refusal refusal) {
    return refusal.in(new RefusalCodes());
  }

  /** What failed without a next step, for those who must first check what the vendor did. */
  public static String failed(Refusal.Unavailable refusal, Markup markup) {
    return new RefusalSentences(markup).failed(refusal);
  }

  /**
   * Why something is not done yet although it is tried again, as a sentence.
   *
   * @param next when it is tried next
   */
  public static String delay(Refusal refusal, Instant next, Markup markup) {
    if (refusal instanceof Refusal.RateLimited limited) {
      return name(limited.vendor()) + " rate limit reached; next try at " + markup.time(next) + ".";
    }
    return refusal instanceof Refusal.Unavailable unavailable
        ? failed(unavailable, markup)
        : say(refusal, markup);
  }

  static String name(Vendor vendor) {
    return vendor == Vendor.SLACK ? "Slack" : "PagerDuty";
  }

  /** At most {@code most} characters, with an ellipsis where something was cut. */
  public static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = most - 1;
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + "…";
  }
}
