package dev.patchbay.sandbox.pagerduty.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.pagerduty.account.ApiError;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.sandbox.pagerduty.account.StoredSubscription;
import dev.patchbay.sandbox.pagerduty.account.World;
import dev.patchbay.sandbox.wire.Answer;
import dev.patchbay.sandbox.wire.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** /webhook_subscriptions (reference/pagerduty.md §2.6). */
public final class SubscriptionRoutes {
  private static final int MOST_OF_A_SCOPE = 10;
  private static final String ROOT = "webhook_subscription";

  private final World world;
  private final Consumer<StoredSubscription> pinger;

  /**
   * @param pinger sends a test event; called with the world's monitor held
   */
  public SubscriptionRoutes(World world, Consumer<StoredSubscription> pinger) {
    this.world = world;
    this.pinger = pinger;
  }

  public List<Route> routes() {
    Role.Right right = Role.Right.CHANGE_EXTENSIONS;
    String read = "webhook_subscriptions.read";
    String write = "webhook_subscriptions.write";
    return List.of(
        Route.read("/webhook_subscriptions", read, this::list),
        Route.read("/webhook_subscriptions/{id}", read, this::one),
        Route.write("POST", "/webhook_subscriptions", write, right, this::create),
        Route.write("PUT", "/webhook_subscriptions/{id}", write, right, this::update),
        Route.write("DELETE", "/webhook_subscriptions/{id}", write, right, this::delete),
        Route.write("POST", "/webhook_subscriptions/{id}/enable", write, right, this::enable),
        Route.write("POST", "/webhook_subscriptions/{id}/ping", write, right, this::ping));
  }

  private Answer list(RestCall call) {
    Optional<String> type = call.http().param("filter_type");
    Optional<String> id = call.http().param("filter_id");
    if (type.isPresent() && !Set.of("account", "service", "team").contains(type.get())) {
      throw ApiError.invalid("filter_type must be account, service or team");
    }
    List<StoredSubscription> found =
        world.subscriptions.values().stream()
            .filter(one -> type.map(one.filterType()::equals).orElse(true))
            .filter(one -> id.map(wanted -> wanted.equals(one.filterId())).orElse(true))
            .toList();
    return call.page("webhook_subscriptions", found, this::shown);
  }

  /** As the API shows it, without its secret. */
  public ObjectNode shown(StoredSubscription subscription) {
    return shown(subscription, false);
  }

  private Answer one(RestCall call) {
    return answer(find(call), false);
  }

  private Answer create(RestCall call) {
    JsonNode body = call.body(ROOT);
    List<String> errors = new ArrayList<>();
    if (!body.path("type").asText("").equals(ROOT)) {
      errors.add("type must be webhook_subscription");
    }
    String url = body.path("delivery_method").path("url").asText("");
    if (!body.path("delivery_method").path("type").asText("").equals("http_delivery_method")
        || !isWeb(url)) {
      errors.add("delivery_method must be an http_delivery_method with a URL");
    }
    List<String> events = events(body, errors);
    String filter = body.path("filter").path("type").asText("").replace("_reference", "");
    String filterId = body.path("filter").path("id").textValue();
    if (!body.path("filter").path("type").asText("").endsWith("_reference")
        || !scopeExists(filter, filterId)) {
      errors.add("filter must be an account_reference, or a service or team of this account");
    }
    if (!errors.isEmpty()) {
      throw ApiError.invalid(errors.toArray(String[]::new));
    }
    limit(filter, filterId);
    StoredSubscription made =
        new StoredSubscription(
            world.ids.object(),
            url,
            world.ids.webhookSecret(),
            body.path("description").asText(""),
            events,
            filter,
            filter.equals("account") ? null : filterId,
            body.path("active").asBoolean(true),
            0,
            Optional.empty());
    world.secrets.add(made.secret());
    world.subscriptions.put(made.id(), made);
    return answer(made, true);
  }

  private void limit(String filter, @Nullable String filterId) {
    long there =
        world.subscriptions.values().stream()
            .filter(one -> one.filterType().equals(filter))
            .filter(
                one -> filter.equals("account") || String.valueOf(filterId).equals(one.filterId()))
            .count();
    if (there >= MOST_OF_A_SCOPE) {
      throw new ApiError(400, 2019, "Product Limit Reached", "at most 10 webhook subscriptions");
    }
  }

  private boolean scopeExists(String filter, @Nullable String id) {
    return switch (filter) {
      case "account" -> true;
      case "service" -> id != null && world.services.containsKey(id);
      case "team" -> id != null;
      default -> false;
    };
  }

  private List<String> events(JsonNode body, List<String> errors) {
    List<String> events = new ArrayList<>();
    body.path("events").forEach(each -> events.add(each.asText("")));
    Set<String> distinct = new HashSet<>(events);
    if (events.isEmpty() || distinct.size() != events.size()) {
      errors.add("events must be a list of one or more different event types");
    }
    distinct.removeAll(world.webhookEventTypes);
    if (!distinct.isEmpty()) {
      errors.add("events has unknown event types: " + distinct);
    }
    return events;
  }

  private Answer update(RestCall call) {
    StoredSubscription before = find(call);
    JsonNode body = call.body(ROOT);
    List<String> errors = new ArrayList<>();
    if (body.has("delivery_method")) {
      errors.add("delivery_method cannot be changed");
    }
    List<String> events = body.has("events") ? events(body, errors) : before.events();
    if (!errors.isEmpty()) {
      throw ApiError.invalid(errors.toArray(String[]::new));
    }
    StoredSubscription after =
        before.with(
            body.path("description").asText(before.description()),
            events,
            body.path("active").asBoolean(before.active()));
    world.subscriptions.put(after.id(), after);
    return answer(after, false);
  }

  private Answer delete(RestCall call) {
    world.subscriptions.remove(find(call).id());
    return Answer.empty(204);
  }

  private Answer enable(RestCall call) {
    StoredSubscription enabled = find(call).withHealth(0, Optional.empty());
    world.subscriptions.put(enabled.id(), enabled);
    return answer(enabled, false);
  }

  private Answer ping(RestCall call) {
    pinger.accept(find(call));
    return Answer.empty(202);
  }

  private static boolean isWeb(String url) {
    try {
      URI uri = URI.create(url);
      return uri.getHost() != null
          && Set.of("http", "https").contains(String.valueOf(uri.getScheme()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private StoredSubscription find(RestCall call) {
    StoredSubscription found = world.subscriptions.get(call.id());
    if (found == null) {
      throw ApiError.notFound();
    }
    return found;
  }

  private Answer answer(StoredSubscription subscription, boolean withSecret) {
    ObjectNode body = Json.object();
    body.set(ROOT, shown(subscription, withSecret));
    return Answer.json(200, body);
  }

  private ObjectNode shown(StoredSubscription one, boolean withSecret) {
    ObjectNode shown =
        Json.object()
            .put("id", one.id())
            .put("type", ROOT)
            .put("active", one.active())
            .put("description", one.description());
    shown
        .putObject("delivery_method")
        .put("id", "D" + one.id())
        .put("type", "http_delivery_method")
        .put("url", one.url())
        .put("secret", withSecret ? one.secret() : null)
        .put("temporarily_disabled", one.disabled(world.now()))
        .putArray("custom_headers");
    shown.set("events", Json.strings(one.events()));
    ObjectNode filter = shown.putObject("filter").put("type", one.filterType() + "_reference");
    if (one.filterId() != null) {
      filter.put("id", one.filterId());
    }
    return shown;
  }
}
