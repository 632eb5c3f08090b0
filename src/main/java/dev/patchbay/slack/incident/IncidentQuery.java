package dev.patchbay.slack.incident;

import dev.patchbay.core.Typed;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which incident someone meant with the first word they typed, and what came behind it: {@code
 * 123}, {@code #123}, an id, or a PagerDuty address, with or without marks around it.
 *
 * @param incident PagerDuty's number or id, or an account's host and a number, as {@link
 *     dev.patchbay.pagerduty.IncidentsApi#get} takes them
 * @param rest as typed
 */
public record IncidentQuery(String incident, String rest) {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:https?://)?([a-z0-9-]+(?:\\.eu)?\\.pagerduty\\.com)/incidents/([a-z0-9]{1,64})"
              + "(?:[^a-z0-9].*)?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NUMBER = Pattern.compile("#?([0-9]{1,10})");

  /** A word without a digit is rather a word: "please". */
  private static final Pattern ID = Pattern.compile("(?i)[PQ](?=[A-Z]*[0-9])[A-Z0-9]{5,30}");

  /** One incident in seventy has an ID of today's length without a digit. */
  private static final Pattern LONG_ID = Pattern.compile("Q[A-Z0-9]{13}");

  /** What Slack and people put around a word: link signs, marks, quotes, a full stop behind. */
  private static final Pattern AROUND =
      Pattern.compile("^[<*_~`\"'“”‘’„(]+|[>*_~`\"'“”‘’„).,:;]+$");

  public static Optional<IncidentQuery> parse(String typed) {
    var words = Typed.firstWord(typed);
    var bare = AROUND.matcher(words[0].replaceAll("\\|.*$", "")).replaceAll("");
    return named(bare).map(incident -> new IncidentQuery(incident, words[1]));
  }

  private static Optional<String> named(String bare) {
    var address = ADDRESS.matcher(bare);
    if (address.matches()) {
      var id = address.group(2).toUpperCase(Locale.ROOT);
      // Every account has a number 123: the address says whose it is.
      return Optional.of(
          NUMBER.matcher(id).matches() ? address.group(1).toLowerCase(Locale.ROOT) + "/" + id : id);
    }
    var number = NUMBER.matcher(bare);
    if (number.matches()) {
      return Optional.of(number.group(1));
    }
    return LONG_ID.matcher(bare).matches() || ID.matcher(bare).matches()
        ? Optional.of(bare.toUpperCase(Locale.ROOT))
        : Optional.empty();
  }
}
