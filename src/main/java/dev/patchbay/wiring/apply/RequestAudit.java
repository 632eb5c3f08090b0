package dev.patchbay.wiring.apply;

import dev.patchbay.audit.AuditChange;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.audit.AuditLog;
import dev.patchbay.audit.AuditOrigin;
import dev.patchbay.core.Actor;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.Credential.Trace;
import dev.patchbay.token.Person;
import dev.patchbay.token.Rights;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.plan.PlannedChange;
import dev.patchbay.words.RefusalWords;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Records what came of people's requests and of token pushes. Called in the transaction that stores
 * it, so that no change is without its entry. Thread-safe.
 */
public final class RequestAudit {
  private static final String TAKE_DOWN = "take-down";

  private final AuditLog log;
  private final Connections connections;
  private final Rights rights;

  public RequestAudit(AuditLog log, Connections connections, Rights rights) {
    this.log = log;
    this.connections = connections;
    this.rights = rights;
  }

  /**
   * What was done.
   *
   * @param action as a plan calls it
   */
  record Made(String action, Map<String, AuditChange> changes) {
    static Made of(PlannedChange.Write change, Connection now) {
      var changes = new LinkedHashMap<String, AuditChange>();
      if (change instanceof PlannedChange.Create || change instanceof PlannedChange.Resume) {
        settings(now).forEach((field, value) -> changes.put(field, new AuditChange(null, value)));
        return new Made("create", changes);
      }
      change
          .fields()
          .forEach((field, one) -> changes.put(field, new AuditChange(one.from(), one.to())));
      return new Made(action(change), changes);
    }

    private static String action(PlannedChange.Write change) {
      return change instanceof PlannedChange.PushToken
          ? "push-token"
          : change instanceof PlannedChange.Adopt ? "adopt" : "edit";
    }

    /** A connection that was stored again; {@code before} as it was, if it was there. */
    static Made between(Optional<Connection> before, Connection now) {
      var was = before.map(Made::settings).orElse(Map.of());
      var is = settings(now);
      var fields = new LinkedHashSet<>(is.keySet());
      fields.addAll(was.keySet());
      var changes = new LinkedHashMap<String, AuditChange>();
      for (String field : fields) {
        if (!Objects.equals(was.get(field), is.get(field))) {
          changes.put(field, new AuditChange(was.get(field), is.get(field)));
        }
      }
      return new Made(before.isPresent() ? "edit" : "create", changes);
    }

    static Made takenDown(Connection was) {
      var changes = new LinkedHashMap<String, AuditChange>();
      settings(was).forEach((field, value) -> changes.put(field, new AuditChange(value, null)));
      return new Made(TAKE_DOWN, changes);
    }

    private static Map<String, String> settings(Connection connection) {
      var options = connection.options();
      var settings = new LinkedHashMap<String, String>();
      settings.put("delivery", connection.delivery().kind().key());
      settings.put(
          "notify",
          String.join(",", options.notifyTypes().stream().map(one -> one.key()).toList()));
      settings.put(
          "urgency", String.join(",", options.urgency().stream().map(one -> one.key()).toList()));
      settings.put("restrict", options.restrict().key());
      if (connection.delivery() instanceof Delivery.Webhook) {
        settings.put("priority", options.priorities().toString());
        settings.put("buttons", Boolean.toString(options.buttons()));
        settings.put("thread", options.thread().key());
      }
      connection.extension().ifPresent(extension -> settings.put("extension", extension.id()));
      return settings;
    }
  }

  void made(WiringRequest request, Made made, Trace trace) {
    log.record(
        person(request, made.action(), made.changes(), trace, AuditEntry.DONE, Optional.empty()));
  }

  void refused(WiringRequest request, Refusal why, Trace trace) {
    log.record(
        person(
            request,
            wanted(request),
            Map.of(),
            trace,
            AuditEntry.REFUSED,
            Optional.of(RefusalWords.clause(why))));
  }

  /** Nobody asked: a job did it with the app token. */
  void upkeep(ConnectionKey key, Made made, Trace trace) {
    log.record(
        entry(
            AuditEntry.PATCHBAY,
            AuditEntry.APP,
            AuditOrigin.reconcile(),
            key,
            made,
            trace,
            AuditEntry.DONE,
            Optional.empty()));
  }

  private String wanted(WiringRequest request) {
    if (request.kind() == WiringRequest.Kind.DISCONNECT) {
      return TAKE_DOWN;
    }
    return connections.find(request.key()).isPresent() ? "edit" : "create";
  }

  private AuditEntry person(
      WiringRequest request,
      String action,
      Map<String, AuditChange> changes,
      Trace trace,
      String result,
      Optional<String> reason) {
    Actor actor = request.actor();
    return entry(
        actor.user().value(),
        rights.who(actor).map(Person::pagerDutyUserId).orElse(""),
        AuditOrigin.slack(),
        request.key(),
        new Made(action, changes),
        trace,
        result,
        reason);
  }

  private static AuditEntry entry(
      String who,
      String actingAs,
      AuditOrigin origin,
      ConnectionKey key,
      Made made,
      Trace trace,
      String result,
      Optional<String> reason) {
    return new AuditEntry(
        who,
        actingAs,
        origin,
        made.action(),
        Optional.of(key.team()),
        Optional.of(key.channel()),
        Optional.of(key.service()),
        Optional.empty(),
        made.changes(),
        trace.request(),
        result,
        reason);
  }
}
