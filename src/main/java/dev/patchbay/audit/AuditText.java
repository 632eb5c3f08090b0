package dev.patchbay.audit;

import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Makes the texts of an entry fit to be stored: without what only a token, a webhook address or a
 * password looks like, without signs that PostgreSQL does not store, and cut.
 */
final class AuditText {
  private static final int SHORT = 190;
  private static final int LONG = 2_000;

  /** Slack's tokens and addresses, PagerDuty's OAuth tokens, JWTs, what follows Bearer. */
  private static final Pattern SECRET =
      Pattern.compile(
          "xox[a-z][.-][\\w.%-]+|xapp-[\\w-]+|xwfp-[\\w-]+|pd(us|eu)\\+[\\w+/=-]+"
              + "|eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*|https://hooks\\.slack\\.com/\\S+"
              + "|(?i:bearer|token token=)\\s*\\S+");

  private static final Pattern UNSTORABLE = Pattern.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f]");

  private AuditText() {}

  static AuditEntry of(AuditEntry entry) {
    var changes = new TreeMap<String, AuditChange>();
    entry
        .changes()
        .forEach(
            (field, change) ->
                changes.put(
                    line(field),
                    new AuditChange(
                        change.from() == null ? null : clean(change.from(), LONG),
                        change.to() == null ? null : clean(change.to(), LONG))));
    return new AuditEntry(
        line(entry.who()),
        line(entry.actingAs()),
        entry.origin(),
        entry.action(),
        entry.workspace(),
        entry.channel(),
        entry.service(),
        entry.incident(),
        changes,
        entry.vendorRequest().map(AuditText::line),
        entry.result(),
        entry.reason().map(text -> clean(text, LONG)));
  }

  private static String line(String text) {
    return clean(text, SHORT);
  }

  private static String clean(String text, int most) {
    String shown = SECRET.matcher(text).replaceAll("(hidden)");
    String stored = UNSTORABLE.matcher(shown).replaceAll(" ");
    if (stored.length() <= most) {
      return stored;
    }
    boolean pair = Character.isHighSurrogate(stored.charAt(most - 2));
    return stored.substring(0, pair ? most - 2 : most - 1) + "…";
  }
}
