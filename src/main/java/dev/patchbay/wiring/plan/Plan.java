package dev.patchbay.wiring.plan;

import java.util.List;

/**
 * What makes one connection so.
 *
 * @param others extensions that post the service's incidents to the same channel as well
 */
public record Plan(PlannedChange.Write change, List<FoundExtension> others) {
  public Plan {
    others = List.copyOf(others);
  }
}
