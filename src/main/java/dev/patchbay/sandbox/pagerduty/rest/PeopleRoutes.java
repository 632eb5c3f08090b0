package dev.patchbay.sandbox.pagerduty.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.pagerduty.account.ApiError;
import dev.patchbay.sandbox.pagerduty.account.Member;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.sandbox.pagerduty.account.World;
import dev.patchbay.sandbox.wire.Answer;
import dev.patchbay.sandbox.wire.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** /users, and beside them who is on call (reference/pagerduty.md §2.5). */
public final class PeopleRoutes {
  private final World world;
  private final IncidentJson json;

  public PeopleRoutes(World world, IncidentJson json) {
    this.world = world;
    this.json = json;
  }

  public List<Route> routes() {
    List<Route> ofUsers =
        List.of(
            Route.read("/users", "users.read", this::list),
            new Route("GET", "/users/me", Optional.empty(), false, Role.Right.READ, this::me),
            Route.read("/users/{id}", "users.read", this::one));
    return Stream.concat(ofUsers.stream(), new OnCallRoutes(world, json, this).routes().stream())
        .toList();
  }

  private Answer list(RestCall call) {
    String query = call.http().param("query").orElse("").toLowerCase(Locale.ROOT);
    List<Member> found =
        world.users.values().stream()
            .filter(
                user ->
                    user.name().toLowerCase(Locale.ROOT).contains(query)
                        || user.email().toLowerCase(Locale.ROOT).contains(query))
            .toList();
    return call.page("users", found, this::shown);
  }

  /** For a token without a person the error is a bare string, not an object (§2.5). */
  private Answer me(RestCall call) {
    if (call.token().userId().isEmpty()) {
      return Answer.json(
          400,
          Json.object()
              .put(
                  "error",
                  "Because this request was made using an account-level access token, we were"
                      + " unable to determine the user's identity. Please use a user-level"
                      + " token."));
    }
    return answer(call.by());
  }

  private Answer one(RestCall call) {
    Member user = world.users.get(call.id());
    if (user == null) {
      throw ApiError.notFound();
    }
    return answer(user);
  }

  private Answer answer(Member user) {
    ObjectNode body = Json.object();
    body.set("user", shown(user));
    return Answer.json(200, body);
  }

  ObjectNode shown(Member user) {
    ObjectNode shown =
        json.user(user)
            .put("type", "user")
            .put("name", user.name())
            .put("email", user.email())
            .put("time_zone", "Etc/UTC")
            .put("color", "green")
            .put("role", user.role().wire())
            .put("avatar_url", "https://secure.gravatar.com/avatar/0.png")
            .put("description", (String) null)
            .put("invitation_sent", false)
            .put("job_title", "");
    shown.set("teams", Json.array());
    shown.set("contact_methods", Json.array());
    shown.set("notification_rules", Json.array());
    return shown;
  }
}
