package dev.patchbay.sandbox.pagerduty.rest;

import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.sandbox.pagerduty.account.World;
import dev.patchbay.sandbox.wire.Answer;
import dev.patchbay.sandbox.wire.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One operation of the REST API and what it needs, a row of {@code endpoint-scopes.tsv}.
 *
 * @param scope empty where the specification lists none
 * @param from whether the {@code From} header is required of an app token (reference §2.0)
 */
public record Route(
    String method,
    String template,
    Optional<String> scope,
    boolean from,
    Role.Right right,
    Operation operation) {

  /** Carries the operation out, with the {@link World}'s monitor held. */
  interface Operation {
    Answer answer(RestCall call);
  }

  static Route read(String template, String scope, Operation operation) {
    return new Route("GET", template, Optional.of(scope), false, Role.Right.READ, operation);
  }

  static Route write(
      String method, String template, String scope, Role.Right right, Operation operation) {
    return new Route(method, template, Optional.of(scope), false, right, operation);
  }

  Route needingFrom() {
    return new Route(method, template, scope, true, right, operation);
  }

  String name() {
    return method + " " + template;
  }

  /** The path's variable parts in their order; empty where it is another operation. */
  Optional<List<String>> match(Call call) {
    String[] wanted = template.split("/", -1);
    String[] found = call.path().split("/", -1);
    if (!method.equals(call.method()) || wanted.length != found.length) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i].startsWith("{") && !found[i].isEmpty()) {
        parts.add(found[i]);
      } else if (!wanted[i].equals(found[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(parts);
  }
}
