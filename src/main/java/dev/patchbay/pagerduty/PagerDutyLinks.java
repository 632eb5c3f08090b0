package dev.patchbay.pagerduty;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.ServiceId;
import java.net.URI;

/** Addresses of PagerDuty's own pages, by account (reference/pagerduty.md §1.1). */
public record PagerDutyLinks(AccountId account) {
  /** All incidents that the reader may see, the open ones first. */
  public URI incidents() {
    return page("/incidents");
  }

  /** The service's integrations page; it is also the extension's {@code referer}. */
  public URI serviceIntegrations(ServiceId id) {
    return page("/service-directory/" + id + "/integrations");
  }

  /** Who is on call for the policy, and its rules. */
  public URI escalationPolicy(String id) {
    return page("/escalation_policies/" + id);
  }

  /** {@code https://SUBDOMAIN[.eu].pagerduty.com} and the path. */
  private URI page(String path) {
    String host = account.region().equals("eu") ? ".eu.pagerduty.com" : ".pagerduty.com";
    return URI.create("https://" + account.subdomain() + host + path);
  }
}
