package dev.patchbay.pagerduty;

import dev.patchbay.core.IncidentId;
import dev.patchbay.core.ServiceId;
import java.net.URI;

/** Addresses of PagerDuty's own pages, by region (reference/pagerduty.md §1.1). */
public record PagerDutyLinks(String subdomain, String region) {
  /** {@code https://SUBDOMAIN[.eu].pagerduty.com/incidents/ID}. */
  public URI incident(IncidentId id) {
    return page("/incidents/" + id);
  }

  /** The service's integrations page; it is also the extension's {@code referer}. */
  public URI serviceIntegrations(ServiceId id) {
    return page("/service-directory/" + id + "/integrations");
  }

  private URI page(String path) {
    String host = region.equals("eu") ? ".eu.pagerduty.com" : ".pagerduty.com";
    return URI.create("https://" + subdomain + host + path);
  }
}
