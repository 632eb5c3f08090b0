package dev.patchbay.pagerduty;

import dev.patchbay.core.IncidentId;
import dev.patchbay.core.ServiceId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An incident as GET /incidents/{id} shows it.
 *
 * @param status triggered, acknowledged or resolved
 * @param changedBy who changed the status last, where PagerDuty says
 * @param changedAt when, where PagerDuty says
 * @param acknowledgers who holds it now; empty unless acknowledged
 * @param more what only a card shows
 */
public record Incident(
    IncidentId id,
    long number,
    String title,
    String status,
    String urgency,
    String htmlUrl,
    Optional<ServiceId> service,
    String serviceName,
    Optional<Party> changedBy,
    Optional<Instant> changedAt,
    List<Party> acknowledgers,
    More more) {

  /** One of which nothing more is known. */
  public Incident(
      IncidentId id,
      long number,
      String title,
      String status,
      String urgency,
      String htmlUrl,
      Optional<ServiceId> service,
      String serviceName,
      Optional<Party> changedBy,
      Optional<Instant> changedAt,
      List<Party> acknowledgers) {
    this(
        id,
        number,
        title,
        status,
        urgency,
        htmlUrl,
        service,
        serviceName,
        changedBy,
        changedAt,
        acknowledgers,
        More.NOTHING);
  }

  /**
   * The rest.
   *
   * @param assignees empty once resolved
   * @param acknowledgements who holds it, since when
   * @param alerts how many it has, in whatever state
   * @param heldUntil when PagerDuty ends its acknowledgement automatically
   */
  public record More(
      Optional<Instant> createdAt,
      Optional<Instant> updatedAt,
      Optional<Party> priority,
      Optional<Party> escalationPolicy,
      List<Party> assignees,
      List<Acknowledgement> acknowledgements,
      int alerts,
      Optional<Instant> heldUntil) {
    static final More NOTHING =
        new More(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            0,
            Optional.empty());
  }

  /** That someone took it on; without a time where PagerDuty does not say. */
  public record Acknowledgement(Party by, Optional<Instant> at) {}

  /**
   * An alert's own words: as the monitoring tool sent them.
   *
   * @param severity critical, error, warning, info or blank
   * @param fields in the order in which they came
   * @param links text by address
   */
  public record Alert(
      String summary, String severity, Map<String, String> fields, Map<String, String> links) {
    static Alert of(ReplyJson alert) {
      var fields = new LinkedHashMap<String, String>();
      var links = new LinkedHashMap<String, String>();
      alert
          .maybe("body")
          .ifPresent(
              body -> {
                body.mapOrNone("details")
                    .forEach((name, value) -> fields.put(name, String.valueOf(value)));
                body.listOrNone("contexts").stream()
                    .filter(each -> each.textOr("type", "").equals("link"))
                    .forEach(
                        each -> {
                          var address = each.textOr("href", "");
                          links.put(address, each.textOr("text", address));
                        });
              });
      return new Alert(alert.textOr("summary", ""), alert.textOr("severity", ""), fields, links);
    }
  }

  /** A user, service or integration that did something. */
  public record Party(String id, String type, String name) {}
}
