package dev.patchbay.sandbox.pagerduty.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.pagerduty.account.ApiError;
import dev.patchbay.sandbox.pagerduty.account.References;
import dev.patchbay.sandbox.pagerduty.account.World;
import dev.patchbay.sandbox.wire.Answer;
import dev.patchbay.sandbox.wire.Json;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The few facts of the account: teams, priorities, abilities (reference/pagerduty.md §2.5). */
public final class AccountRoutes {
  private static final Set<String> ABILITIES =
      new TreeSet<>(List.of("teams", "urgencies", "sso", "coordinated_responding"));
  private static final Set<String> LACKING = Set.of("service_support_hours");

  private record Named(String id, String name) {}

  private final World world;
  private final List<Named> teams;
  private final List<Named> priorities;

  public AccountRoutes(World world) {
    this.world = world;
    teams = List.of(new Named(world.ids.object(), "Platform"));
    priorities =
        world.priorities.entrySet().stream()
            .map(one -> new Named(one.getKey(), one.getValue()))
            .toList();
  }

  public List<Route> routes() {
    return List.of(
        Route.read(
            "/teams",
            "teams.read",
            call -> call.page("teams", teams, one -> shown(one, "team", "/teams/"))),
        Route.read(
            "/priorities",
            "priorities.read",
            call ->
                call.page("priorities", priorities, one -> shown(one, "priority", "/priorities/"))),
        Route.read("/abilities", "abilities.read", this::abilities),
        Route.read("/abilities/{id}", "abilities.read", this::ability));
  }

  private ObjectNode shown(Named one, String type, String path) {
    return References.to(
            one.id(),
            type,
            one.name(),
            world.selfLink(path + one.id()),
            world.webLink(path + one.id()))
        .put("name", one.name())
        .put("description", "");
  }

  private Answer abilities(RestCall call) {
    ObjectNode body = Json.object();
    var names = body.putArray("abilities");
    ABILITIES.forEach(names::add);
    return Answer.json(200, body);
  }

  private Answer ability(RestCall call) {
    if (ABILITIES.contains(call.id())) {
      return Answer.empty(204);
    }
    if (LACKING.contains(call.id())) {
      throw new ApiError(402, 2014, "Account does not have the ability " + call.id());
    }
    throw ApiError.notFound();
  }
}
