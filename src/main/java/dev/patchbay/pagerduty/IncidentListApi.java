package dev.patchbay.pagerduty;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.ServiceId;
import java.util.List;
import java.util.Map;

/**
 * GET /incidents, one page a call: what is open, newest first (reference/pagerduty.md §2.4).
 * Thread-safe.
 */
public final class IncidentListApi {
  /** PagerDuty answers 400 where offset and limit together are more (reference §2.0). */
  public static final int MOST_ROWS = 10_000;

  /** PagerDuty's own limit of a page. */
  private static final int PAGE = 100;

  /** Open incidents of one page; {@code more} where PagerDuty has others behind them. */
  public record IncidentPage(List<Incident> incidents, boolean more) {
    public IncidentPage {
      incidents = List.copyOf(incidents);
    }
  }

  private final HttpExchange exchange;
  private final IncidentReading reading;

  IncidentListApi(HttpExchange exchange, IncidentReading reading) {
    this.exchange = exchange;
    this.reading = reading;
  }

  /** Those that are assigned to the PagerDuty user. */
  public Outcome<IncidentPage> assignedTo(
      Credential credential, String userId, int limit, int offset) {
    return open(credential, "user_ids[]", List.of(userId), limit, offset);
  }

  /** Those of any of the services; at least one. */
  public Outcome<IncidentPage> ofServices(
      Credential credential, List<ServiceId> services, int limit, int offset) {
    if (services.isEmpty()) {
      throw new IllegalArgumentException("without a service PagerDuty would list the account");
    }
    var ids = services.stream().map(ServiceId::value).toList();
    return open(credential, "service_ids[]", ids, limit, offset);
  }

  private Outcome<IncidentPage> open(
      Credential credential, String filter, List<String> ids, int limit, int offset) {
    if (limit < 1 || limit > PAGE || offset < 0 || offset + limit > MOST_ROWS) {
      throw new IllegalArgumentException("limit must be 1 to 100, and within the first 10,000");
    }
    // Without date_range PagerDuty leaves out what is older than a month, open or not.
    var call =
        Call.list("/incidents", Map.of("date_range", "all", "sort_by", "created_at:desc"))
            .each("statuses[]", List.of("triggered", "acknowledged"))
            .each(filter, ids)
            .page(limit, offset);
    return exchange.send(
        credential,
        call,
        answer ->
            new IncidentPage(
                answer.list("incidents").stream().limit(limit).map(reading::incident).toList(),
                answer.more("incidents", limit)));
  }
}
