package dev.patchbay.sandbox.pagerduty.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.pagerduty.account.ApiError;
import dev.patchbay.sandbox.pagerduty.account.Member;
import dev.patchbay.sandbox.pagerduty.login.Token;
import dev.patchbay.sandbox.wire.Answer;
import dev.patchbay.sandbox.wire.Call;
import dev.patchbay.sandbox.wire.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A request that may be carried out: token, scope, role and headers are checked.
 *
 * @param ids the path's variable parts
 * @param actor the person of the token, else the user named by {@code From}
 */
record RestCall(Call http, List<String> ids, Token token, Optional<Member> actor) {

  String id() {
    return ids.get(0);
  }

  Member by() {
    return actor.orElseThrow(
        () -> new ApiError(400, 2011, "You must specify a requester_id to perform this action"));
  }

  /** How it came, for an incident's history. */
  String via() {
    return token.owner();
  }

  /** The object under {@code root}; everything else in the body is ignored, as PagerDuty does. */
  JsonNode body(String root) {
    return Json.parse(http.body())
        .map(json -> json.path(root))
        .filter(JsonNode::isObject)
        .orElseThrow(() -> ApiError.invalid(root + " must be an object"));
  }

  /** Classic pagination (reference §2.0). */
  <T> Answer page(String key, List<T> all, Function<T, ? extends JsonNode> shown) {
    int limit = number("limit", 25);
    int offset = number("offset", 0);
    if (limit < 1 || limit > 100 || offset < 0 || offset + limit > 10_000) {
      throw ApiError.invalid("limit or offset is out of range");
    }
    int from = Math.min(offset, all.size());
    int to = Math.min(from + limit, all.size());
    boolean counted = http.param("total").filter("true"::equals).isPresent();
    ObjectNode page = Json.object();
    page.set(key, Json.array(all.subList(from, to).stream().map(shown).toList()));
    page.put("limit", limit).put("offset", offset).put("more", to < all.size());
    page.put("total", counted ? all.size() : null);
    return Answer.json(200, page);
  }

  private int number(String name, int standard) {
    try {
      return http.param(name).map(Integer::parseInt).orElse(standard);
    } catch (NumberFormatException e) {
      throw ApiError.invalid(name + " must be a number");
    }
  }
}
