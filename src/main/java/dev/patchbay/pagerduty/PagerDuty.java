package dev.patchbay.pagerduty;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The client: one class per resource around one HTTP exchange. A call takes at most 8 seconds on
 * the wire, 2 of them to connect. Thread-safe.
 */
public final class PagerDuty implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(8);

  private final Transport transport;
  private final VendorHealth restHealth;
  private final VendorHealth identityHealth;
  private final ServicesApi services;
  private final ExtensionsApi extensions;
  private final IncidentsApi incidents;
  private final UsersApi users;
  private final OAuthClient oauth;
  private final PagerDutyLinks links;

  public PagerDuty(PagerDutySettings settings, Clock clock, MeterRegistry metrics) {
    this(settings, clock, metrics, LIMIT);
  }

  PagerDuty(PagerDutySettings settings, Clock clock, MeterRegistry metrics, Duration limit) {
    transport = new Transport(limit, metrics);
    restHealth = new VendorHealth(clock);
    identityHealth = new VendorHealth(clock);
    var exchange = new HttpExchange(settings.apiUrl(), transport, clock, restHealth);
    services = new ServicesApi(exchange);
    extensions = new ExtensionsApi(exchange);
    incidents = new IncidentsApi(exchange);
    users = new UsersApi(exchange);
    oauth = new OAuthClient(settings, transport, identityHealth);
    links = new PagerDutyLinks(settings.subdomain(), settings.region());
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

  public UsersApi users() {
    return users;
  }

  public OAuthClient oauth() {
    return oauth;
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

  @Override
  public void close() {
    transport.close();
  }
}
