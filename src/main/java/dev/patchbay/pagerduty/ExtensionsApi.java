package dev.patchbay.pagerduty;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Outcome.Done;
import dev.patchbay.core.Outcome.Refused;
import dev.patchbay.core.Pause;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.ServiceId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** /extensions and /extension_schemas (reference/pagerduty.md §2.2, §2.3). Thread-safe. */
public final class ExtensionsApi {
  private static final String SLACK_LABEL = "Slack V2";
  private static final String SLACK_FALLBACK = "PII3QUR";

  private record Schema(String id, String label, String summary) {
    boolean slack() {
      return label.strip().equalsIgnoreCase(SLACK_LABEL)
          || summary.strip().equalsIgnoreCase(SLACK_LABEL);
    }
  }

  private final HttpExchange exchange;
  private final AccountId account;
  private final Pages pages;
  private volatile @Nullable String slackSchema;

  ExtensionsApi(HttpExchange exchange, AccountId account) {
    this.exchange = exchange;
    this.account = account;
    this.pages = new Pages(exchange);
  }

  /**
   * Id of the schema labelled "Slack V2", looked up page by page; {@code PII3QUR} only where the
   * listing has none (reference/pagerduty.md §2.2). An id that was listed is kept for the life of
   * the process; the fallback is looked up again next time.
   */
  public Outcome<String> slackSchema(Credential credential) {
    String known = slackSchema;
    return known == null
        ? listedSlackSchema(credential).map(found -> found.orElse(SLACK_FALLBACK))
        : Outcome.done(known);
  }

  /** The same, looked up again and without the fallback. */
  public Outcome<Optional<String>> listedSlackSchema(Credential credential) {
    return pages
        .until(
            Schema::slack,
            credential,
            Call.list("/extension_schemas", Map.of()),
            "extension_schemas",
            ExtensionsApi::schema)
        .map(
            schemas -> {
              Optional<String> found =
                  schemas.stream().filter(Schema::slack).map(Schema::id).findFirst();
              found.ifPresent(id -> slackSchema = id);
              return found;
            });
  }

  /**
   * Every extension of this schema on one service, or refused. Filtered here again: a parameter
   * that a server ignores must not make us adopt someone else's extension.
   */
  public Outcome<List<Extension>> onService(
      Credential credential, String schemaId, ServiceId service) {
    Call call =
        Call.list(
                "/extensions",
                Map.of("extension_object_id", service.value(), "extension_schema_id", schemaId))
            .about("service", service.value());
    return pages
        .every(credential, call, "extensions", this::extension)
        .map(
            all ->
                all.stream()
                    .filter(each -> each.schemaId().equals(schemaId))
                    .filter(each -> each.services().contains(service))
                    .toList());
  }

  /**
   * Every extension of this schema in the account, 100 a call. Refused where PagerDuty does not
   * give the list whole: it stops at 10,000 rows.
   */
  public Outcome<List<Extension>> all(Credential credential, String schemaId, Pause pause) {
    Call call = Call.list("/extensions", Map.of("extension_schema_id", schemaId));
    return pages
        .whole(credential, call, "extensions", this::extension, pause)
        .map(all -> all.stream().filter(each -> each.schemaId().equals(schemaId)).toList());
  }

  public Outcome<Extension> get(Credential credential, String id) {
    return exchange.send(
        credential, one("GET", id, null), answer -> extension(answer.object("extension")));
  }

  /** The only operation that tells of a pause (reference/pagerduty.md §2.3). */
  public Outcome<ExtensionHealth> health(Credential credential, String id) {
    var call =
        Call.one("GET", "/extensions/{id}", "extension", id, null)
            .with(Map.of("include[]", "temporarily_disabled"));
    return exchange.send(
        credential,
        call,
        answer -> {
          var extension = answer.object("extension");
          return new ExtensionHealth(
              extension.flagOr("authorized", true),
              extension.flag("temporarily_disabled"),
              Optional.ofNullable(extension.mapOrNone("config").get("bot_user_id"))
                  .filter(String.class::isInstance)
                  .map(String.class::cast)
                  .filter(shown -> !shown.isBlank()));
        });
  }

  /** Not repeated automatically: after {@link Refusal.Unavailable} it may exist all the same. */
  public Outcome<Extension> create(Credential credential, ExtensionDraft draft) {
    Call call =
        new Call(
            "POST", "/extensions", "", Map.of(), body(draft), "service", draft.service().value());
    return exchange.send(credential, call, answer -> extension(answer.object("extension")));
  }

  /** PUT of the whole object. */
  public Outcome<Extension> replace(Credential credential, String id, ExtensionDraft draft) {
    return exchange.send(
        credential, one("PUT", id, body(draft)), answer -> extension(answer.object("extension")));
  }

  /** Enables an extension that PagerDuty paused (reference/pagerduty.md §3.5). */
  public Outcome<Extension> enable(Credential credential, String id) {
    Call call = Call.one("POST", "/extensions/{id}/enable", "extension", id, null);
    return exchange.send(credential, call, answer -> extension(answer.object("extension")));
  }

  /** Gone already is done; true if it was this call that deleted it. */
  public Outcome<Boolean> delete(Credential credential, String id) {
    Outcome<Boolean> outcome = exchange.send(credential, one("DELETE", id, null));
    return outcome instanceof Refused<Boolean> refused
            && refused.refusal() instanceof Refusal.NotFound
        ? new Done<>(false)
        : outcome;
  }

  private static Call one(String method, String id, @Nullable Object body) {
    return Call.one(method, "/extensions/{id}", "extension", id, body);
  }

  /** What {@link #create} and {@link #replace} send, with its secrets still hidden. */
  public static Map<String, Object> body(ExtensionDraft draft) {
    return Map.of(
        "extension",
        Map.of(
            "name",
            draft.name(),
            "extension_schema",
            Map.of("id", draft.schemaId(), "type", "extension_schema_reference"),
            "extension_objects",
            List.of(Map.of("id", draft.service().value(), "type", "service_reference")),
            "config",
            draft.config()));
  }

  private static Schema schema(ReplyJson schema) {
    return new Schema(schema.text("id"), schema.textOr("label", ""), schema.textOr("summary", ""));
  }

  private Extension extension(ReplyJson extension) {
    var names = new LinkedHashMap<ServiceId, String>();
    var services = new ArrayList<ServiceId>();
    for (var each : extension.listOrNone("extension_objects")) {
      if (each.textOr("type", "service").startsWith("service")) {
        ServiceId service = each.id(id -> new ServiceId(account, id));
        services.add(service);
        String name = each.textOr("summary", each.textOr("name", ""));
        if (!name.isBlank()) {
          names.put(service, name);
        }
      }
    }
    return new Extension(
        extension.text("id"),
        extension.textOr("name", extension.textOr("summary", "")),
        extension.object("extension_schema").text("id"),
        services,
        extension.mapOrNone("config"),
        new Extension.Shown(
            names,
            extension.flagOr("authorized", true),
            extension.flagOr("temporarily_disabled", false)));
  }
}
