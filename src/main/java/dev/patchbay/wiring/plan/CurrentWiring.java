package dev.patchbay.wiring.plan;

import java.util.List;

/**
 * What PagerDuty and Slack hold now, for an export.
 *
 * @param directory what names are checked against: one that means two things is written as an id
 * @param notes what cannot be written as a row, one sentence each, without secrets
 */
public record CurrentWiring(
    List<CurrentConnection> connections, Directory directory, List<String> notes) {
  public CurrentWiring {
    connections = List.copyOf(connections);
    notes = List.copyOf(notes);
  }
}
