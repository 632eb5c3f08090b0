package dev.patchbay.web.http;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The route table: exact paths. HEAD is served where GET is, but for the paths that use something
 * up: there it answers without asking the route, since link checkers send HEAD before a person's
 * GET. Filled before the server starts, read by all threads after.
 */
public final class Routes {
  private final Map<String, Map<String, Route>> byPath = new HashMap<>();
  private final Set<String> once = new HashSet<>();

  public Routes get(String path, Route route) {
    return add("GET", path, route);
  }

  /** A GET that does something the first time only. */
  public Routes getOnce(String path, Route route) {
    once.add(path);
    return get(path, route);
  }

  public Routes post(String path, Route route) {
    return add("POST", path, route);
  }

  Answer answer(HttpCall call) {
    var methods = byPath.get(call.path());
    if (methods == null) {
      return Failures.notFound(call);
    }
    boolean head = call.method().equals("HEAD");
    var route = methods.get(head ? "GET" : call.method());
    if (route == null) {
      return Failures.of(call, 405, "This address does not take " + call.method() + ".")
          .with("Allow", allowed(methods));
    }
    return head && once.contains(call.path())
        ? Answer.of(200, "text/html;charset=utf-8", "")
        : route.answer(call);
  }

  private Routes add(String method, String path, Route route) {
    byPath.computeIfAbsent(path, any -> new TreeMap<>()).put(method, route);
    return this;
  }

  private static String allowed(Map<String, Route> methods) {
    var names = String.join(", ", methods.keySet());
    return methods.containsKey("GET") ? names.replace("GET", "GET, HEAD") : names;
  }
}
