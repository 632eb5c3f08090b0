package dev.patchbay.sandbox.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.sandbox.pagerduty.account.Incident;
import dev.patchbay.sandbox.pagerduty.account.IncidentBook;
import dev.patchbay.sandbox.pagerduty.account.IncidentStatus;
import dev.patchbay.sandbox.pagerduty.account.Member;
import dev.patchbay.sandbox.pagerduty.account.SeenRequest;
import dev.patchbay.sandbox.pagerduty.account.SimulatedIncident;
import dev.patchbay.sandbox.pagerduty.account.SimulatedService;
import dev.patchbay.sandbox.pagerduty.account.SimulatorSettings;
import dev.patchbay.sandbox.pagerduty.account.Switch;
import dev.patchbay.sandbox.pagerduty.account.Switches;
import dev.patchbay.sandbox.pagerduty.account.World;
import dev.patchbay.sandbox.pagerduty.delivery.Deliveries;
import dev.patchbay.sandbox.pagerduty.delivery.DeliveryResult;
import dev.patchbay.sandbox.pagerduty.delivery.SlackMessage;
import dev.patchbay.sandbox.pagerduty.delivery.WebhookDeliveries;
import dev.patchbay.sandbox.pagerduty.login.Authorizations;
import dev.patchbay.sandbox.pagerduty.login.IdTokens;
import dev.patchbay.sandbox.pagerduty.login.Identity;
import dev.patchbay.sandbox.pagerduty.login.TokenEndpoint;
import dev.patchbay.sandbox.pagerduty.login.Tokens;
import dev.patchbay.sandbox.pagerduty.login.WebLook;
import dev.patchbay.sandbox.pagerduty.rest.AccountRoutes;
import dev.patchbay.sandbox.pagerduty.rest.ExtensionJson;
import dev.patchbay.sandbox.pagerduty.rest.ExtensionRoutes;
import dev.patchbay.sandbox.pagerduty.rest.IncidentJson;
import dev.patchbay.sandbox.pagerduty.rest.IncidentRoutes;
import dev.patchbay.sandbox.pagerduty.rest.PeopleRoutes;
import dev.patchbay.sandbox.pagerduty.rest.RateBudget;
import dev.patchbay.sandbox.pagerduty.rest.ResponseRoutes;
import dev.patchbay.sandbox.pagerduty.rest.RestApi;
import dev.patchbay.sandbox.pagerduty.rest.Route;
import dev.patchbay.sandbox.pagerduty.rest.ServiceRoutes;
import dev.patchbay.sandbox.pagerduty.rest.SubscriptionRoutes;
import dev.patchbay.sandbox.wire.Faults;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A simulated PagerDuty account on two ports of 127.0.0.1, and the handle to set it up, drive it
 * and look into it. Follows {@code reference/pagerduty.md}; where that leaves a question open, a
 * {@link Switch} decides. Thread-safe.
 */
public final class PagerDutySimulator implements AutoCloseable {
  private final World world;
  private final RateBudget budget;
  private final Faults<Fault> faults = new Faults<>();
  private final Deliveries deliveries;
  private final WebhookDeliveries webhookDeliveries;
  private final SimulatedWebhooks webhooks;
  private final IncidentBook book;
  private final SimulatedAccount account;
  private final SimulatedLogins logins;
  private final AccountSnapshot snapshot;
  private final SimulatorServer api;
  private final SimulatorServer identity;

  private PagerDutySimulator(SimulatorSettings settings) {
    world = new World(settings);
    Tokens tokens = new Tokens(world);
    budget = new RateBudget(world);
    deliveries = new Deliveries(world, new SlackMessage(world));
    webhookDeliveries = new WebhookDeliveries(world);
    var listeners = IncidentBook.Listener.both(deliveries, webhookDeliveries);
    webhooks = new SimulatedWebhooks(world, webhookDeliveries, listeners);
    book = new IncidentBook(world, listeners);
    Authorizations authorizations = new Authorizations(world);
    account = new SimulatedAccount(world);
    logins = new SimulatedLogins(world, tokens, authorizations);
    ExtensionJson extensionJson = new ExtensionJson(world);
    IncidentJson incidentJson = new IncidentJson(world);
    ServiceRoutes services = new ServiceRoutes(world, incidentJson);
    var subscriptions = new SubscriptionRoutes(world, webhookDeliveries::ping);
    snapshot = new AccountSnapshot(world, services, incidentJson, extensionJson, subscriptions);
    List<Route> routes =
        Stream.of(
                services.routes(),
                new ExtensionRoutes(world, extensionJson).routes(),
                new IncidentRoutes(world, book, incidentJson).routes(),
                new ResponseRoutes(world, book, incidentJson).routes(),
                new PeopleRoutes(world, incidentJson).routes(),
                subscriptions.routes(),
                new AccountRoutes(world).routes())
            .flatMap(List::stream)
            .toList();
    IdTokens idTokens = new IdTokens(world);
    TokenEndpoint endpoint = new TokenEndpoint(world, tokens, authorizations, idTokens);
    api =
        new SimulatorServer(
            settings.apiPort(), new RestApi(world, tokens, budget, routes), faults, world.log);
    identity =
        new SimulatorServer(
            settings.identityPort(),
            new Identity(world, endpoint, authorizations, idTokens, new WebLook(world)),
            faults,
            world.log);
  }

  /** Listens when this returns. */
  public static PagerDutySimulator start(SimulatorSettings settings) {
    PagerDutySimulator simulator = new PagerDutySimulator(settings);
    simulator.api.start();
    simulator.identity.start();
    return simulator;
  }

  /** Base of the REST API, without a path. */
  public URI apiUrl() {
    return api.url();
  }

  /** Base of authorize, token and revoke; a person finds the account's pages there too. */
  public URI identityUrl() {
    return identity.url();
  }

  SimulatorSettings settings() {
    return world.settings;
  }

  public Switches switches() {
    return world.switches;
  }

  public Faults<Fault> faults() {
    return faults;
  }

  /** Users, services, OAuth apps and extensions. */
  public SimulatedAccount account() {
    return account;
  }

  /** Logins without a browser, and the life of tokens. */
  public SimulatedLogins logins() {
    return logins;
  }

  /** From now on extensions post to this Slack, base URL with its last slash. */
  void slackAt(URI url) {
    deliveries.slackAt(url);
  }

  /** Requests per minute and owner of a token; 960 unless changed. */
  public void rateLimit(int perMinute) {
    budget.perMinute(perMinute);
  }

  /** An integration raises an incident; {@code urgency} high or low. Returns the incident's id. */
  public String trigger(String serviceId, String title, String urgency) {
    synchronized (world) {
      SimulatedService service = world.services.get(serviceId);
      if (service == null) {
        throw new IllegalArgumentException("no such service: " + serviceId);
      }
      Incident.Agent by = Incident.Agent.service(service);
      return book.trigger(service, title, urgency, by, "integration").id;
    }
  }

  /** The user does it on PagerDuty's own screen. */
  public void acknowledge(String incident, String userId) {
    change(incident, IncidentStatus.ACKNOWLEDGED, userId);
  }

  /** The user does it on PagerDuty's own screen. */
  public void resolve(String incident, String userId) {
    change(incident, IncidentStatus.RESOLVED, userId);
  }

  public Optional<SimulatedIncident> incident(String idOrNumber) {
    synchronized (world) {
      return world.incident(idOrNumber).map(incident -> incident.view(world));
    }
  }

  public List<SimulatedIncident> incidents() {
    synchronized (world) {
      return world.incidents.values().stream().map(incident -> incident.view(world)).toList();
    }
  }

  /** Webhook subscriptions and what they deliver. */
  public SimulatedWebhooks webhooks() {
    return webhooks;
  }

  /** Waits until every notification has reached Slack or failed; false after {@code limit}. */
  boolean awaitDeliveries(Duration limit) throws InterruptedException {
    return deliveries.await(limit);
  }

  List<DeliveryResult> deliveries() {
    return deliveries.results();
  }

  public List<SeenRequest> requests() {
    return world.log.requests();
  }

  /** Every token, code, verifier and client secret so far: what must be seen nowhere else. */
  public Set<String> secrets() {
    var all = new LinkedHashSet<>(world.secrets);
    synchronized (world) {
      world.apps.values().forEach(app -> all.add(app.clientSecret()));
    }
    return all;
  }

  /** What a careful client would not have sent. */
  public List<String> violations() {
    return world.log.violations();
  }

  public void clearLog() {
    world.log.clear();
  }

  /** Services, users, incidents and extensions, as the API shows them. */
  public JsonNode snapshot() {
    return snapshot.shown();
  }

  @Override
  public void close() {
    deliveries.close();
    webhookDeliveries.close();
    try (api) {
      identity.close();
    }
  }

  private void change(String incident, IncidentStatus status, String userId) {
    synchronized (world) {
      Member user = world.users.get(userId);
      Incident found = world.incident(incident).orElse(null);
      if (user == null || found == null) {
        throw new IllegalArgumentException("no such user or incident: " + userId + ", " + incident);
      }
      book.change(found, status, user, "ui");
    }
  }
}
