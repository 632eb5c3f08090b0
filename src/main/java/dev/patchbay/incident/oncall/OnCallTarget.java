package dev.patchbay.incident.oncall;

import dev.patchbay.core.Typed;
import dev.patchbay.wiring.ServiceQuery;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What someone asks about: words that name a service or an escalation policy, by name, id or
 * PagerDuty address. Pure.
 *
 * @param policy the id, where it is a policy's address for certain
 */
record OnCallTarget(String words, Optional<String> policy) {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "^<?(?:https?://)?[a-z0-9-]+(?:\\.eu)?\\.pagerduty\\.com"
              + "/escalation_policies(?:/|#|/#)([a-z0-9]{1,64})(?:[^a-z0-9_-].*)?$",
          Pattern.CASE_INSENSITIVE);

  static OnCallTarget of(String typed) {
    var words = new Typed(typed).text();
    var address = ADDRESS.matcher(words);
    return new OnCallTarget(
        words,
        address.matches()
            ? Optional.of(address.group(1).toUpperCase(Locale.ROOT))
            : Optional.empty());
  }

  /** As a service's or a policy's name or id would be read. */
  ServiceQuery query() {
    return ServiceQuery.parse(words);
  }

  /** Whether this is the whole name, whatever its case. */
  boolean isNameOf(String name) {
    return query()
        .asName()
        .filter(asked -> same(asked.words(), name) || same(asked.literal(), name))
        .isPresent();
  }

  private static boolean same(String one, String other) {
    return new Typed(one)
        .text()
        .toLowerCase(Locale.ROOT)
        .equals(new Typed(other).text().toLowerCase(Locale.ROOT));
  }
}
