package dev.patchbay.wiring;

import dev.patchbay.core.ServiceId;
import java.util.regex.Pattern;

/** What people type or paste to name a service, taken apart. Pure. */
sealed interface ServiceQuery {
  /** A PagerDuty address: the id is certain. */
  record Address(ServiceId id) implements ServiceQuery {}

  /** Has the shape of an id, and may be a name all the same (PAYMENTS). */
  record IdOrName(ServiceId id, String name) implements ServiceQuery {}

  record Name(String name) implements ServiceQuery {}

  /** Slack wraps what looks like an address: {@code <https://…|label>}. */
  Pattern ENTITY = Pattern.compile("^<(https?://[^|>\\s]+)(?:\\|[^>]*)?>$");

  Pattern ADDRESS =
      Pattern.compile(
          "^https?://[a-z0-9-]+(?:\\.eu)?\\.pagerduty\\.com/(?:service-directory|services)/"
              + "([A-Za-z0-9]{1,64})(?:[/?#].*)?$",
          Pattern.CASE_INSENSITIVE);

  Pattern ID = Pattern.compile("[PQ][A-Z0-9]{3,20}");

  static ServiceQuery parse(String typed) {
    var words = unquoted(typed);
    var entity = ENTITY.matcher(words);
    if (entity.matches()) {
      words = entity.group(1);
    }
    words = words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    var address = ADDRESS.matcher(words);
    if (address.matches()) {
      return new Address(new ServiceId(address.group(1)));
    }
    return ID.matcher(words).matches()
        ? new IdOrName(new ServiceId(words), words)
        : new Name(words);
  }

  /** Without the quotes around it: straight, curly, or backticks; more than one kind if need be. */
  private static String unquoted(String typed) {
    var words = typed.strip();
    while (words.length() >= 2
        && "\"'`“”„‘’«»".indexOf(words.charAt(0)) >= 0
        && "\"'`“”‘’«»".indexOf(words.charAt(words.length() - 1)) >= 0) {
      words = words.substring(1, words.length() - 1).strip();
    }
    return words.replaceAll("\\s+", " ");
  }
}
