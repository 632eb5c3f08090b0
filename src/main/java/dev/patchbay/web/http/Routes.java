package dev.patchbay.web.http;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The route table: exact paths. HEAD is served where GET is, but for the paths that use something
 * up: there it answers without asking the route, since link checkers send HEAD before a person's
 * GET. Filled before the server starts, read by all threads after.
 */
public final class Routes {
  private final Map<String, Map<String, LongRoute>> byPath = new HashMap<>();
  private final Map<String, Integer> bodyBytes = new HashMap<>();
  private final Map<String, Gate> gates = new TreeMap<>();
  private final Set<String> once = new HashSet<>();
  private Function<Throwable, Optional<String>> outage = failure -> Optional.empty();
  private Function<Supplier<CompletionStage<Answer>>, CompletionStage<Answer>> hurry =
      Supplier::get;

  public Routes get(String path, Route route) {
    return add("GET", path, atOnce(route));
  }

  /** A GET that does something the first time only. */
  public Routes getOnce(String path, Route route) {
    once.add(path);
    return get(path, route);
  }

  public Routes post(String path, Route route) {
    return add("POST", path, atOnce(route));
  }

  /** A GET whose answer takes long. */
  public Routes getLater(String path, LongRoute route) {
    return add("GET", path, route);
  }

  /**
   * A POST whose answer takes long.
   *
   * @param bytes how large its body may be
   */
  public Routes postLater(String path, int bytes, LongRoute route) {
    bodyBytes.put(path, bytes);
    return add("POST", path, route);
  }

  /** Lets a gate decide on every request below {@code prefix}, also to what does not exist. */
  public Routes behind(String prefix, Gate gate) {
    gates.put(prefix, gate);
    return this;
  }

  /**
   * Says which failures mean that something Patchbay needs is unavailable, in words for the caller.
   */
  public Routes outages(Function<Throwable, Optional<String>> words) {
    outage = words;
    return this;
  }

  /** How what a person or a vendor waits for is run: with less patience than the API's callers. */
  public Routes hurried(
      Function<Supplier<CompletionStage<Answer>>, CompletionStage<Answer>> hurried) {
    hurry = hurried;
    return this;
  }

  /** What the caller gets where something that Patchbay needs is unavailable. */
  Optional<String> outage(Throwable failure) {
    return outage.apply(failure);
  }

  /** What is answered without the body; empty = read it. */
  Optional<Answer> refuse(HttpCall call) {
    for (var gate : gates.entrySet()) {
      if (isBelow(call.path(), gate.getKey())) {
        return gate.getValue().refuse(call);
      }
    }
    return Optional.empty();
  }

  /** How large the body of this request may be, of those who take {@code usual} otherwise. */
  int bodyBytes(HttpCall call, int usual) {
    return call.method().equals("POST") ? bodyBytes.getOrDefault(call.path(), usual) : usual;
  }

  CompletionStage<Answer> answer(HttpCall call) {
    var methods = byPath.get(call.path());
    if (methods == null) {
      return CompletableFuture.completedStage(Failures.notFound(call));
    }
    boolean head = call.method().equals("HEAD");
    var route = methods.get(head ? "GET" : call.method());
    if (route == null) {
      return CompletableFuture.completedStage(
          Failures.of(call, 405, "This address does not take " + call.method() + ".")
              .with("Allow", allowed(methods)));
    }
    return head && once.contains(call.path())
        ? CompletableFuture.completedStage(Answer.of(200, "text/html;charset=utf-8", ""))
        : Failures.ofApi(call.path()) ? route.answer(call) : hurry.apply(() -> route.answer(call));
  }

  private Routes add(String method, String path, LongRoute route) {
    byPath.computeIfAbsent(path, any -> new TreeMap<>()).put(method, route);
    return this;
  }

  private static LongRoute atOnce(Route route) {
    return call -> CompletableFuture.completedStage(route.answer(call));
  }

  private static boolean isBelow(String path, String prefix) {
    return path.startsWith(prefix)
        && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
  }

  private static String allowed(Map<String, LongRoute> methods) {
    var names = String.join(", ", methods.keySet());
    return methods.containsKey("GET") ? names.replace("GET", "GET, HEAD") : names;
  }
}
