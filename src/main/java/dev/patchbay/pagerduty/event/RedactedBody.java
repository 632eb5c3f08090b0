package dev.patchbay.pagerduty.event;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A body that nobody could read, made fit to be kept and looked at: bounded, without control
 * characters, and without what is shaped or named like a secret.
 */
public final class RedactedBody {
  private static final int MOST = 4_000;
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}&&[^\\n\\t]]");
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)(\"[^\"]{0,40}(?:token|secret|password|authorization|api_?key|routing_?key"
              + "|integration_?key|credential)[^\"]{0,40}\"\\s*:\\s*)\"[^\"]*(?:\"|$)");
  private static final Pattern SHAPED =
      Pattern.compile(
          "(?i)(?:pd[a-z]{2}\\+|xox[a-z]?[.-]|xapp-)[^\\s\"'<>]+"
              + "|(?:bearer\\s+|token=)[^\\s\"'<>]{8,}"
              + "|https://hooks\\.slack\\.com/[^\\s\"'<>]+");

  private RedactedBody() {}

  public static String of(byte[] body) {
    // Cut before it is searched, and again after; four bytes make a character at most.
    int read = Math.min(body.length, 4 * MOST);
    String text = UNSEEN.matcher(new String(body, 0, read, StandardCharsets.UTF_8)).replaceAll(" ");
    String named = NAMED.matcher(text).replaceAll("$1\"(hidden)\"");
    String hidden = SHAPED.matcher(named).replaceAll("(hidden)");
    if (hidden.length() <= MOST) {
      return hidden;
    }
    int end = Character.isHighSurrogate(hidden.charAt(MOST - 1)) ? MOST - 1 : MOST;
    return hidden.substring(0, end);
  }
}
