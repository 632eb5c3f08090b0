package dev.patchbay.sandbox.pagerduty.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.pagerduty.account.ApiError;
import dev.patchbay.sandbox.pagerduty.account.Member;
import dev.patchbay.sandbox.pagerduty.account.OnCallBook;
import dev.patchbay.sandbox.pagerduty.account.OnCallShift;
import dev.patchbay.sandbox.pagerduty.account.References;
import dev.patchbay.sandbox.pagerduty.account.World;
import dev.patchbay.sandbox.wire.Answer;
import dev.patchbay.sandbox.wire.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** /oncalls and /escalation_policies (reference/pagerduty.md §2.5). */
final class OnCallRoutes {
  private static final String POLICIES = "escalation_policies.read";
  private static final Duration FARTHEST = Duration.ofDays(90);
  private static final Set<String> INCLUDED = Set.of("escalation_policies", "users", "schedules");

  private final World world;
  private final IncidentJson json;
  private final PeopleRoutes people;

  OnCallRoutes(World world, IncidentJson json, PeopleRoutes people) {
    this.world = world;
    this.json = json;
    this.people = people;
  }

  List<Route> routes() {
    return List.of(
        Route.read("/oncalls", "oncalls.read", this::onCalls),
        Route.read("/escalation_policies", POLICIES, this::policies),
        Route.read("/escalation_policies/{id}", POLICIES, this::policy));
  }

  private Answer onCalls(RestCall call) {
    List<String> included = call.http().params("include[]");
    if (!INCLUDED.containsAll(included)) {
      throw ApiError.invalid("include[] must be one of " + INCLUDED);
    }
    Instant since = time(call, "since");
    Instant until = call.http().param("until").isEmpty() ? since : time(call, "until");
    if (until.isBefore(since)) {
      throw ApiError.invalid("until cannot be before since");
    }
    if (until.isAfter(world.now().plus(FARTHEST))) {
      throw ApiError.invalid("On-call shifts are limited to 90 days in the future");
    }
    List<OnCallShift> found =
        world.onCalls.between(since, until).stream()
            .filter(shift -> world.users.containsKey(shift.userId()))
            .filter(shift -> named(call, "user_ids[]", shift.userId()))
            .filter(shift -> named(call, "escalation_policy_ids[]", shift.policyId()))
            .filter(
                shift ->
                    named(
                        call,
                        "schedule_ids[]",
                        shift.schedule().isEmpty() ? "" : world.onCalls.schedule(shift.schedule())))
            .toList();
    boolean earliest = call.http().param("earliest").filter("true"::equals).isPresent();
    return call.page(
        "oncalls",
        earliest ? OnCallBook.earliest(found) : found,
        shift -> shown(shift, included.contains("users")));
  }

  private ObjectNode shown(OnCallShift shift, boolean whole) {
    Member user = Objects.requireNonNull(world.users.get(shift.userId()));
    ObjectNode shown = Json.object().put("escalation_level", shift.level());
    shown.set("escalation_policy", json.policy(shift.policyId()));
    shown.set("user", whole ? people.shown(user) : json.user(user));
    if (shift.schedule().isEmpty()) {
      shown.putNull("schedule");
    } else {
      String id = world.onCalls.schedule(shift.schedule());
      String path = "/schedules/" + id;
      shown.set(
          "schedule",
          References.to(
              id,
              "schedule_reference",
              shift.schedule(),
              world.selfLink(path),
              world.webLink(path)));
    }
    return shown.put("start", text(shift.start())).put("end", text(shift.end()));
  }

  private static boolean named(RestCall call, String parameter, String id) {
    List<String> asked = call.http().params(parameter);
    return asked.isEmpty() || asked.contains(id);
  }

  private Instant time(RestCall call, String name) {
    try {
      return call.http()
          .param(name)
          .map(text -> OffsetDateTime.parse(text).toInstant())
          .orElseGet(world::now);
    } catch (DateTimeException e) {
      throw ApiError.invalid(name + " must be a time in ISO 8601");
    }
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : World.time(at);
  }

  private Answer policies(RestCall call) {
    String query = call.http().param("query").orElse("").toLowerCase(Locale.ROOT);
    List<String> found =
        world.onCalls.policies().entrySet().stream()
            .filter(policy -> policy.getValue().toLowerCase(Locale.ROOT).contains(query))
            .map(policy -> policy.getKey())
            .toList();
    return call.page("escalation_policies", found, this::policy);
  }

  private Answer policy(RestCall call) {
    if (!world.onCalls.policies().containsKey(call.id())) {
      throw ApiError.notFound();
    }
    ObjectNode body = Json.object();
    body.set("escalation_policy", policy(call.id()));
    return Answer.json(200, body);
  }

  private ObjectNode policy(String id) {
    ObjectNode shown =
        json.policy(id).put("type", "escalation_policy").put("name", world.onCalls.nameOf(id));
    ObjectNode rule = Json.object().put("id", id).put("escalation_delay_in_minutes", 30);
    rule.set("targets", Json.array(world.onCall().stream().map(json::user).toList()));
    shown.set("escalation_rules", Json.array().add(rule));
    shown.put("num_loops", 0);
    shown.set("services", Json.array());
    shown.set("teams", Json.array());
    return shown;
  }
}
