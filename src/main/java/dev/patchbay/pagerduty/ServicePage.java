package dev.patchbay.pagerduty;

import java.util.List;

/**
 * Services of one page.
 *
 * @param more whether PagerDuty has others behind them
 */
public record ServicePage(List<Service> services, boolean more) {
  public ServicePage {
    services = List.copyOf(services);
  }
}
