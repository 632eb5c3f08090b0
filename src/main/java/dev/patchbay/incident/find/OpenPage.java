package dev.patchbay.incident.find;

import java.util.List;

/**
 * One page of open incidents, newest first.
 *
 * @param page from 1
 * @param more whether PagerDuty has others behind them
 */
public record OpenPage(List<OpenIncident> incidents, int page, boolean more) {
  public OpenPage {
    incidents = List.copyOf(incidents);
  }
}
