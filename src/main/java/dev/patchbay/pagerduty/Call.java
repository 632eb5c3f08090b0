package dev.patchbay.pagerduty;

import dev.patchbay.core.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * One REST operation to make. The body is held as values, with secrets still hidden, until the
 * request's bytes are made. Immutable.
 *
 * @param template the path as published; it is what metrics and logs name
 * @param id fills {@code {id}} in the template
 * @param kind what is {@link Refusal.NotFound} when PagerDuty does not find it; blank where nothing
 *     in particular was asked for
 * @param target the id of that thing
 */
record Call(
    String method,
    String template,
    String id,
    Map<String, List<String>> query,
    @Nullable Object body,
    String kind,
    String target) {
  private static final Pattern OPAQUE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** A listing. */
  static Call list(String template, Map<String, String> query) {
    return new Call("GET", template, "", Map.of(), null, "", "").with(query);
  }

  /** Anything on the one thing that {@code {id}} names. */
  static Call one(String method, String template, String kind, String id, @Nullable Object body) {
    return new Call(method, template, id, Map.of(), body, kind, id);
  }

  Call about(String what, String whatId) {
    return new Call(method, template, id, query, body, what, whatId);
  }

  /** With these beside what is asked already. */
  Call with(Map<String, String> more) {
    Call asked = this;
    for (Map.Entry<String, String> one : more.entrySet()) {
      asked = asked.each(one.getKey(), List.of(one.getValue()));
    }
    return asked;
  }

  /** With a parameter that may be given many times, as {@code service_ids[]} is. */
  Call each(String name, List<String> values) {
    var asked = new LinkedHashMap<>(query);
    asked.put(name, values);
    return new Call(method, template, id, asked, body, kind, target);
  }

  Call page(int limit, int offset) {
    return with(Map.of("limit", Integer.toString(limit), "offset", Integer.toString(offset)));
  }

  /** A listing that says how many rows it has. */
  Call counted() {
    return with(Map.of("total", "true"));
  }

  String operation() {
    return method + " " + template;
  }

  /** Only what reads may be sent twice without asking anyone. */
  boolean repeatable() {
    return method.equals("GET");
  }

  /** An id that cannot be one is not sent: it could only bend the path. */
  boolean impossible() {
    return template.contains("{id}") && !OPAQUE.matcher(id).matches();
  }

  Refusal gone() {
    return new Refusal.NotFound(kind, Cleaned.clean(target, 64));
  }

  HttpUrl url(HttpUrl root) {
    HttpUrl.Builder url = root.newBuilder();
    for (String segment : segments()) {
      url.addPathSegment(segment);
    }
    query.forEach((name, values) -> values.forEach(value -> url.addQueryParameter(name, value)));
    return url.build();
  }

  private List<String> segments() {
    var segments = new ArrayList<String>();
    for (String segment : List.of(template.substring(1).split("/", -1))) {
      segments.add(segment.equals("{id}") ? id : segment);
    }
    return segments;
  }
}
