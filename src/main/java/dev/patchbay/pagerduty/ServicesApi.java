package dev.patchbay.pagerduty;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.ServiceId;
import java.util.LinkedHashMap;
import java.util.List;

/** GET /services and /services/{id} (reference/pagerduty.md §2.1). Thread-safe. */
public final class ServicesApi {
  private final HttpExchange exchange;

  ServicesApi(HttpExchange exchange) {
    this.exchange = exchange;
  }

  public Outcome<Service> get(Credential as, ServiceId id) {
    Call call = Call.one("GET", "/services/{id}", "service", id.value(), null);
    return exchange.send(as, call, answer -> service(answer.object("service")));
  }

  /**
   * Services whose name contains {@code query} (all when blank), by name, at most {@code limit} (1
   * to 100).
   */
  public Outcome<List<Service>> search(Credential as, String query, int limit) {
    if (limit < 1 || limit > 100) {
      throw new IllegalArgumentException("limit must be 1 to 100");
    }
    var asked = new LinkedHashMap<String, String>();
    if (!query.isBlank()) {
      asked.put("query", query.strip());
    }
    asked.put("sort_by", "name");
    asked.put("limit", Integer.toString(limit));
    return exchange.send(
        as,
        Call.list("/services", asked),
        answer -> answer.list("services").stream().limit(limit).map(ServicesApi::service).toList());
  }

  private static Service service(ReplyJson service) {
    ServiceId id = service.id(ServiceId::new);
    String name = service.textOr("name", service.textOr("summary", id.value()));
    return new Service(id, name, service.textOr("status", ""));
  }
}
