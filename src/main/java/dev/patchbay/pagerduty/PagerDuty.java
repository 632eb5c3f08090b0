package dev.patchbay.pagerduty;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * The client of one account: one class per resource around one HTTP exchange. A call takes at most
 * 8 seconds on the wire, 2 of them to connect. Thread-safe.
 */
public final class PagerDuty implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(8);

  private final URI apiUrl;
  private final Transport transport;
  private final VendorHealth restHealth;
  private final VendorHealth identityHealth;
  private final ServicesApi services;
  private final ExtensionsApi extensions;
  private final IncidentsApi incidents;
  private final IncidentListApi incidentList;
  private final UsersApi users;
  private final OnCallsApi onCalls;
  private final WorkflowsApi workflows;
  private final WebhookSubscriptionsApi webhookSubscriptions;
  private final ClockDrift drift;
  private final OAuthClient oauth;
  private final PagerDutyLinks links;

  public PagerDuty(PagerDutySettings settings, Clock clock, MeterRegistry metrics) {
    this(settings, clock, metrics, LIMIT);
  }

  /**
   * @param before gets each operation ahead of the request, and may forbid it by throwing
   */
  public PagerDuty(
      PagerDutySettings settings, Clock clock, MeterRegistry metrics, Consumer<String> before) {
    this(settings, clock, metrics, LIMIT, before);
  }

  /**
   * The same for one who waits less.
   *
   * @param limit of one call on the wire
   */
  public PagerDuty(PagerDutySettings settings, Clock clock, MeterRegistry metrics, Duration limit) {
    this(settings, clock, metrics, limit, operation -> {});
  }

  private PagerDuty(
      PagerDutySettings settings,
      Clock clock,
      MeterRegistry metrics,
      Duration limit,
      Consumer<String> before) {
    apiUrl = settings.apiUrl();
    drift = new ClockDrift(clock);
    transport = new Transport(limit, metrics, drift, before);
    restHealth = new VendorHealth(clock);
    identityHealth = new VendorHealth(clock);
    var exchange =
        new HttpExchange(settings.account(), settings.apiUrl(), transport, clock, restHealth);
    services = new ServicesApi(exchange, settings.account());
    extensions = new ExtensionsApi(exchange, settings.account());
    incidents = new IncidentsApi(exchange, settings.account());
    incidentList = new IncidentListApi(exchange, new IncidentReading(settings.account()));
    users = new UsersApi(exchange);
    onCalls = new OnCallsApi(exchange);
    workflows = new WorkflowsApi(exchange);
    webhookSubscriptions = new WebhookSubscriptionsApi(exchange);
    oauth = new OAuthClient(settings, transport, identityHealth);
    links = new PagerDutyLinks(settings.account());
  }

  public ServicesApi services() {
    return services;
  }

  public ExtensionsApi extensions() {
    return extensions;
  }

  public IncidentsApi incidents() {
    return incidents;
  }

  public IncidentListApi incidentList() {
    return incidentList;
  }

  public UsersApi users() {
    return users;
  }

  public OnCallsApi onCalls() {
    return onCalls;
  }

  public WorkflowsApi workflows() {
    return workflows;
  }

  public WebhookSubscriptionsApi webhookSubscriptions() {
    return webhookSubscriptions;
  }

  public OAuthClient oauth() {
    return oauth;
  }

  public AccountId account() {
    return links.account();
  }

  public PagerDutyLinks links() {
    return links;
  }

  /**
   * What is wrong at PagerDuty's end, if it failed within the last minute and nothing has worked
   * since. Asks nobody.
   */
  public Optional<String> trouble() {
    return restHealth.trouble().or(identityHealth::trouble);
  }

  /** What to do about this machine's clock, where it is more than a minute off. Asks nobody. */
  public Optional<String> clockTrouble() {
    return drift.trouble();
  }

  /** PagerDuty's clock, from the date of its answer to a request without a token. */
  public Outcome<Instant> time() {
    var request =
        new Request.Builder()
            .url(Call.list("/abilities", Map.of()).url(HttpUrl.get(apiUrl.toString())))
            .header("Accept", "application/vnd.pagerduty+json;version=2")
            .build();
    Reply reply = transport.send("GET /abilities", request, transport.limit());
    if (!(reply instanceof Reply.Got got)) {
      return Outcome.refused(Refusals.unavailable(reply.away().orElse("no answer")));
    }
    Instant date = got.headers().getInstant("Date");
    return date == null
        ? Outcome.refused(Refusals.unavailable("PagerDuty's answer has no date"))
        : Outcome.done(date);
  }

  @Override
  public void close() {
    transport.close();
  }
}
