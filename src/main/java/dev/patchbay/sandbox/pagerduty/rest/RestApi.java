package dev.patchbay.sandbox.pagerduty.rest;

import dev.patchbay.sandbox.pagerduty.account.ApiError;
import dev.patchbay.sandbox.pagerduty.account.Member;
import dev.patchbay.sandbox.pagerduty.account.Switch;
import dev.patchbay.sandbox.pagerduty.account.World;
import dev.patchbay.sandbox.pagerduty.login.Token;
import dev.patchbay.sandbox.pagerduty.login.Tokens;
import dev.patchbay.sandbox.wire.Answer;
import dev.patchbay.sandbox.wire.Call;
import dev.patchbay.sandbox.wire.Endpoint;
import dev.patchbay.sandbox.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The REST API's port. Checks in this order: token, rate, headers, scope, role, requester; then the
 * operation runs with the {@link World}'s monitor held.
 */
public final class RestApi implements Endpoint {
  private static final String ACCEPT = "application/vnd.pagerduty+json;version=2";

  private final World world;
  private final Tokens tokens;
  private final RateBudget budget;
  private final List<Route> routes;

  public RestApi(World world, Tokens tokens, RateBudget budget, List<Route> routes) {
    this.world = world;
    this.tokens = tokens;
    this.budget = budget;
    this.routes = List.copyOf(routes);
  }

  @Override
  public String operation(Call call) {
    return route(call).map(Route::name).orElse(call.method() + " " + call.path());
  }

  @Override
  public String caller(Call call) {
    return call.header("authorization").isEmpty()
        ? "none"
        : token(call).map(Token::owner).orElse("unknown");
  }

  /** Each answer names its request, as PagerDuty's do. */
  @Override
  public Answer answer(Call call) {
    return judged(call).with(Map.of("X-Request-Id", UUID.randomUUID().toString()));
  }

  private Answer judged(Call call) {
    Token token = token(call).orElse(null);
    if (token == null) {
      return new ApiError(401, 2006, "Unauthorized").answer(shape());
    }
    Map<String, String> rate = budget.spend(token.owner());
    return budget.exceeded(token.owner(), rate).orElseGet(() -> allowed(call, token).with(rate));
  }

  private Answer allowed(Call call, Token token) {
    try {
      Route route = route(call).orElseThrow(() -> unknown(call));
      headers(call, route);
      if (!route.scope().map(token.scopes()::contains).orElse(true)) {
        return missingScope(route.scope().orElseThrow(), token);
      }
      synchronized (world) {
        Optional<Member> actor = actor(call, route, token);
        return route
            .operation()
            .answer(new RestCall(call, route.match(call).orElseThrow(), token, actor));
      }
    } catch (ApiError e) {
      return e.answer(shape());
    }
  }

  /** A person's token is also bound by the person's role; an app's by its scopes alone (§1.4). */
  private Optional<Member> actor(Call call, Route route, Token token) {
    if (token.userId().isPresent()) {
      Member person = world.users.get(token.userId().get());
      if (person == null || !person.role().may(route.right())) {
        throw ApiError.accessDenied();
      }
      return Optional.of(person);
    }
    Optional<String> from = call.header("from");
    if (route.from() && from.isEmpty()) {
      world.log.violation(route.name(), "an app token without From");
      throw new ApiError(
          400,
          2011,
          "You must specify a requester_id to perform this action or set the From header");
    }
    Optional<Member> requester = from.flatMap(world::userByEmail);
    if (route.from() && requester.isEmpty()) {
      throw new ApiError(400, 1008, "Requester User Not Found");
    }
    return requester;
  }

  private void headers(Call call, Route route) {
    if (!call.header("accept").map(value -> value.replace(" ", "")).orElse("").equals(ACCEPT)) {
      world.log.violation(route.name(), "Accept must be " + ACCEPT);
      throw ApiError.invalid("Accept must be " + ACCEPT);
    }
    if (!call.hasType("application/json")) {
      world.log.violation(route.name(), "Content-Type must be application/json");
      throw ApiError.invalid("Content-Type must be application/json");
    }
  }

  private Answer missingScope(String scope, Token token) {
    var error =
        Json.object()
            .put("message", "Token missing required scopes")
            .put("required_scopes", scope)
            .put("token_scopes", token.scopeWords());
    var body = Json.object();
    body.set("error", error);
    return Answer.json(403, body);
  }

  private ApiError unknown(Call call) {
    world.log.violation(operation(call), "no such operation in the simulated API");
    return ApiError.notFound();
  }

  private Optional<Token> token(Call call) {
    return call.header("authorization")
        .filter(value -> value.startsWith("Bearer "))
        .flatMap(value -> tokens.access(value.substring("Bearer ".length()).trim()));
  }

  private Optional<Route> route(Call call) {
    return routes.stream().filter(route -> route.match(call).isPresent()).findFirst();
  }

  private Switch.ErrorShape shape() {
    return world.switches.get(Switch.ErrorShape.class);
  }
}
