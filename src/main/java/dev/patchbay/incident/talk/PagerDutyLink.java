package dev.patchbay.incident.talk;

import dev.patchbay.core.AccountId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A link to an incident or a service of our account.
 *
 * @param id PagerDuty's id; of an incident also its number
 */
public record PagerDutyLink(Kind kind, String id) {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "https?://([a-z0-9.-]+)/(incidents|service-directory|services)/([a-z0-9]{1,64})"
              + "(?:[/?#].*)?",
          Pattern.CASE_INSENSITIVE);

  /** What it leads to. */
  public enum Kind {
    INCIDENT,
    SERVICE
  }

  /** Empty for another page, another account, and whatever is no address. */
  public static Optional<PagerDutyLink> of(String url, AccountId account) {
    var found = ADDRESS.matcher(url);
    if (!found.matches() || !found.group(1).equalsIgnoreCase(host(account))) {
      return Optional.empty();
    }
    var kind =
        found.group(2).toLowerCase(Locale.ROOT).equals("incidents") ? Kind.INCIDENT : Kind.SERVICE;
    return Optional.of(new PagerDutyLink(kind, found.group(3).toUpperCase(Locale.ROOT)));
  }

  private static String host(AccountId account) {
    return account.subdomain()
        + (account.region().equals("eu") ? ".eu.pagerduty.com" : ".pagerduty.com");
  }
}
