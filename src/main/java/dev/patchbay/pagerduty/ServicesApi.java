package dev.patchbay.pagerduty;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Pause;
import dev.patchbay.core.ServiceId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GET /services and /services/{id} (reference/pagerduty.md §2.1). Thread-safe. */
public final class ServicesApi {
  /** A service with what it belongs to. */
  public record Listed(
      Service service, List<Reference> teams, Optional<Reference> escalationPolicy) {
    public Listed {
      teams = List.copyOf(teams);
    }
  }

  /** Something of PagerDuty's, and its name. */
  public record Reference(String id, String name) {}

  private final HttpExchange exchange;
  private final Pages pages;
  private final AccountId account;

  ServicesApi(HttpExchange exchange, AccountId account) {
    this.exchange = exchange;
    this.account = account;
    this.pages = new Pages(exchange);
  }

  /** Whose services they are. */
  public AccountId account() {
    return account;
  }

  public Outcome<Service> get(Credential credential, ServiceId id) {
    Call call = Call.one("GET", "/services/{id}", "service", id.value(), null);
    return exchange.send(credential, call, answer -> service(answer.object("service")));
  }

  /** The service with its teams and its escalation policy. */
  public Outcome<Listed> listed(Credential credential, ServiceId id) {
    Call call = Call.one("GET", "/services/{id}", "service", id.value(), null);
    return exchange.send(credential, call, answer -> listed(answer.object("service")));
  }

  /** Services whose name contains {@code query} (all when blank), by name: the first page. */
  public Outcome<ServicePage> search(Credential credential, String query, int limit) {
    return search(credential, query, limit, 0);
  }

  /**
   * @param limit of a page, 1 to 100
   * @param offset of its first row
   */
  public Outcome<ServicePage> search(Credential credential, String query, int limit, int offset) {
    if (limit < 1 || limit > 100) {
      throw new IllegalArgumentException("limit must be 1 to 100");
    }
    var asked = new LinkedHashMap<String, String>();
    if (!query.isBlank()) {
      asked.put("query", query.strip());
    }
    asked.put("sort_by", "name");
    asked.put("limit", Integer.toString(limit));
    if (offset > 0) {
      asked.put("offset", Integer.toString(offset));
    }
    return list(credential, asked, limit);
  }

  /** Services that have exactly this name; PagerDuty tells case apart. */
  public Outcome<List<Service>> named(Credential credential, String name) {
    return list(credential, Map.of("name", name), 100).map(ServicePage::services);
  }

  /** Every service, 100 a call, for rules. Refused where PagerDuty does not give the list whole. */
  public Outcome<List<Listed>> all(Credential credential, Pause pause) {
    Call call = Call.list("/services", Map.of("sort_by", "name"));
    return pages.whole(credential, call, "services", this::listed, pause);
  }

  private Listed listed(ReplyJson service) {
    return new Listed(
        service(service),
        service.listOrNone("teams").stream().map(ServicesApi::reference).toList(),
        service.maybe("escalation_policy").map(ServicesApi::reference));
  }

  private static Reference reference(ReplyJson one) {
    String id = one.text("id");
    return new Reference(id, one.textOr("summary", one.textOr("name", id)));
  }

  private Outcome<ServicePage> list(Credential credential, Map<String, String> asked, int limit) {
    return exchange.send(
        credential,
        Call.list("/services", asked),
        answer ->
            new ServicePage(
                answer.list("services").stream().limit(limit).map(this::service).toList(),
                answer.more("services", limit)));
  }

  private Service service(ReplyJson service) {
    ServiceId id = service.id(value -> new ServiceId(account, value));
    String name = service.textOr("name", service.textOr("summary", id.value()));
    return new Service(id, name, service.textOr("status", ""));
  }
}
