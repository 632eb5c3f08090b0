package dev.patchbay.sandbox.slack.method;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.slack.state.ApiLog;
import dev.patchbay.sandbox.slack.state.Args;
import dev.patchbay.sandbox.slack.state.Call;
import dev.patchbay.sandbox.slack.state.MethodSpec;
import dev.patchbay.sandbox.slack.state.Refused;
import dev.patchbay.sandbox.slack.state.SlackWorld;
import dev.patchbay.sandbox.slack.state.Token;
import dev.patchbay.sandbox.wire.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Answers a Web API call in Slack's order: is there such a method, is the token good, may it, are
 * there too many, are the arguments whole; only then the method itself runs. Thread-safe: holds the
 * world's monitor while it works.
 */
public final class WebApi {
  private final SlackWorld world;
  private final ApiLog log;
  private final RateLimits rates;
  private final boolean strictRates;
  private final Map<String, MethodSpec> specs = new HashMap<>();
  private final Map<String, Function<Call, ObjectNode>> methods;

  public WebApi(
      SlackWorld world,
      ApiLog log,
      Map<String, Function<Call, ObjectNode>> methods,
      boolean strict,
      int rateScale) {
    this.world = world;
    this.log = log;
    this.methods = Map.copyOf(methods);
    this.rates = new RateLimits(world.clock, rateScale);
    this.strictRates = strict;
    MethodSpec.all().forEach(spec -> specs.put(spec.name(), spec));
    if (!specs.keySet().equals(methods.keySet())) {
      throw new IllegalStateException("method table and methods differ: " + methods.keySet());
    }
  }

  /** An answer with the headers that depend on the token. */
  public record Answer(int status, ObjectNode body, Map<String, String> headers) {
    String error() {
      return body.path("ok").asBoolean() ? "" : body.path("error").asText("?");
    }
  }

  /** What came over HTTP. {@code jsonBody} tells whether the body was JSON. */
  public record Request(String method, Args args, Optional<String> bearer, boolean jsonBody) {
    /** Slack reads the token of a JSON call from the header only. */
    String tokenValue() {
      return bearer.or(() -> jsonBody ? Optional.empty() : args.text("token")).orElse("");
    }
  }

  public Answer answer(Request request) {
    synchronized (world) {
      Answer answer;
      try {
        answer = run(request);
      } catch (Refused refused) {
        answer = new Answer(200, refused.body(), Map.of());
      }
      record(request, answer.error());
      return answer;
    }
  }

  public void record(Request request, String error) {
    log.call(request.method(), request.args(), request.tokenValue(), error);
  }

  private Answer run(Request request) {
    MethodSpec spec = specs.get(request.method());
    Function<Call, ObjectNode> method = methods.get(request.method());
    if (spec == null || method == null) {
      log.violation("call of a method that does not exist: " + request.method());
      throw new Refused("unknown_method");
    }
    Args args = request.args();
    if (request.jsonBody() && !spec.json()) {
      log.violation(spec.name() + " called with a JSON body, which it does not read");
      args = new Args();
    }
    boolean open = spec.name().equals("oauth.v2.access");
    Token token = open ? Token.none() : authenticate(spec, request.tokenValue());
    Map<String, String> headers = headers(spec, token);
    try {
      spec.checkScope(token);
      Optional<Long> wait = rates.wait(spec, token, args);
      if (wait.isPresent()) {
        log.violation(spec.name() + " called faster than Slack allows");
        if (strictRates) {
          return tooMany(wait.get());
        }
      }
      for (String unknown : spec.unknown(args)) {
        log.violation(spec.name() + " called with an unknown argument: " + unknown);
      }
      spec.checkArguments(args);
      return new Answer(200, method.apply(new Call(spec.name(), args, token)), headers);
    } catch (Refused refused) {
      return new Answer(200, refused.body(), headers);
    }
  }

  public static Answer tooMany(long seconds) {
    ObjectNode body = Json.object().put("ok", false).put("error", "ratelimited");
    return new Answer(429, body, Map.of("Retry-After", Long.toString(seconds)));
  }

  private Token authenticate(MethodSpec spec, String value) {
    if (value.isEmpty()) {
      throw new Refused("not_authed");
    }
    Token token = world.tokens.get(value);
    if (token == null) {
      throw new Refused("invalid_auth");
    }
    token
        .refusal(world.now())
        .ifPresent(
            error -> {
              throw new Refused(error);
            });
    boolean forApps = spec.name().equals("apps.connections.open");
    boolean isApp = token.kind() == Token.Kind.APP;
    if (forApps != isApp && !spec.name().equals("auth.test")) {
      throw new Refused("not_allowed_token_type");
    }
    return token;
  }

  private static Map<String, String> headers(MethodSpec spec, Token token) {
    if (token.kind() == Token.Kind.NONE) {
      return Map.of();
    }
    Set<String> accepted = spec.accepted(token);
    return Map.of(
        "x-oauth-scopes", String.join(",", new TreeSet<>(token.scopes())),
        "x-accepted-oauth-scopes", String.join(",", new TreeSet<>(accepted)));
  }
}
