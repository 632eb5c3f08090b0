package dev.patchbay.sandbox.pagerduty.account;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Everything the account holds. Guarded by its own monitor: whoever reads or changes a map holds
 * {@code synchronized (world)}, for as short as one operation and never while talking to the
 * network.
 */
public final class World {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

  /** A kind of extension. */
  public record Schema(String id, String label, String key) {}

  public final SimulatorSettings settings;
  public final Switches switches = new Switches();
  public final RequestLog log;
  public final Identifiers ids;
  public final String escalationPolicyId;
  public final OnCallBook onCalls;
  public final Map<String, OAuthApp> apps = new LinkedHashMap<>();
  public final Map<String, Member> users = new LinkedHashMap<>();
  public final Map<String, SimulatedService> services = new LinkedHashMap<>();
  public final Map<String, StoredExtension> extensions = new LinkedHashMap<>();
  public final Map<String, StoredSubscription> subscriptions = new LinkedHashMap<>();
  public final Map<String, Incident> incidents = new LinkedHashMap<>();

  /** Services that take no incidents, by id: {@code disabled} or {@code maintenance}. */
  public final Map<String, String> closed = new LinkedHashMap<>();

  /** Event types that a subscription can name (reference/pagerduty.md §5). */
  public final Set<String> webhookEventTypes =
      new TreeSet<>(
          List.of(
              "incident.acknowledged",
              "incident.action_invocation.created",
              "incident.action_invocation.terminated",
              "incident.action_invocation.updated",
              "incident.annotated",
              "incident.conference_bridge.updated",
              "incident.custom_field_values.updated",
              "incident.delegated",
              "incident.escalated",
              "incident.incident_type.changed",
              "incident.priority_updated",
              "incident.reassigned",
              "incident.reopened",
              "incident.resolved",
              "incident.responder.added",
              "incident.responder.replied",
              "incident.role.assigned",
              "incident.service_updated",
              "incident.status_update_published",
              "incident.task.completed",
              "incident.task.created",
              "incident.task.updated",
              "incident.triggered",
              "incident.unacknowledged",
              "incident.workflow.completed",
              "incident.workflow.started",
              "service.created",
              "service.custom_field_values.updated",
              "service.deleted",
              "service.updated"));

  public final List<Schema> schemas;

  /** Names by id, the most severe first. */
  public final Map<String, String> priorities = new LinkedHashMap<>();

  /** Incident workflows: names by id. */
  public final Map<String, String> workflows = new LinkedHashMap<>();

  /** Tokens, codes and verifiers that there ever were; no monitor needed. */
  public final Set<String> secrets = ConcurrentHashMap.newKeySet();

  public World(SimulatorSettings settings) {
    this.settings = settings;
    log = new RequestLog(settings.clock());
    ids = new Identifiers(settings.random());
    escalationPolicyId = ids.object();
    onCalls = new OnCallBook(this, escalationPolicyId);
    priorities.put(ids.object(), "P1");
    priorities.put(ids.object(), "P2");
    workflows.put(ids.object(), "Open a bridge");
    schemas =
        List.of(
            new Schema("PJFWPEP", "Generic V2 Webhook", "generic_v2_webhook"),
            new Schema("PD8SURB", "Slack", "slack"),
            new Schema("PDEVCON", "Custom Incident Action", "custom_webhook"),
            new Schema(settings.slackSchemaId(), "Slack V2", "slack_v2"),
            new Schema("PTEAMS1", "Microsoft Teams", "msteams"));
  }

  public Instant now() {
    return settings.clock().instant();
  }

  public static String time(Instant at) {
    return SECONDS.format(at);
  }

  public String webLink(String path) {
    return settings.webUrl() + path;
  }

  public String selfLink(String path) {
    return "https://api." + (settings.region().equals("eu") ? "eu." : "") + "pagerduty.com" + path;
  }

  public Optional<Member> userByEmail(String email) {
    return users.values().stream()
        .filter(user -> user.email().equalsIgnoreCase(email.trim()))
        .findFirst();
  }

  /** Whom a policy wakes that nobody was put on: the first user who may respond. */
  public Optional<Member> onCall() {
    return users.values().stream()
        .filter(user -> user.role().may(Role.Right.CHANGE_INCIDENTS))
        .findFirst();
  }

  public Optional<Incident> incident(String idOrNumber) {
    Incident byId = incidents.get(idOrNumber);
    if (byId != null) {
      return Optional.of(byId);
    }
    return incidents.values().stream()
        .filter(incident -> String.valueOf(incident.number).equals(idOrNumber))
        .findFirst();
  }
}
