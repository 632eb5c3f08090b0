package dev.patchbay.web.api;

import dev.patchbay.web.http.BadRequest;
import dev.patchbay.web.http.HttpCall;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A request's query parameters, each of them checked. One that the route does not know is refused:
 * {@code ?dryrun=true} must not write.
 */
final class Parameters {
  private final Map<String, List<String>> given;

  private Parameters(Map<String, List<String>> given) {
    this.given = given;
  }

  static Parameters of(HttpCall call, String... known) {
    var given = call.parameters();
    var unknown = new TreeSet<>(given.keySet());
    unknown.removeAll(Set.of(known));
    if (!unknown.isEmpty()) {
      throw new BadRequest(
          400,
          "This address does not take the parameter \""
              + unknown.first()
              + "\"; it takes "
              + (known.length == 0 ? "none" : String.join(", ", known))
              + ".");
    }
    return new Parameters(given);
  }

  /** {@code true} or {@code false}, false if it is not there. */
  boolean flag(String name) {
    return oneOf(name, "false", "true").equals("true");
  }

  /** One of the values, the first if it is not there. */
  String oneOf(String name, String... values) {
    var value = text(name).orElse(values[0]);
    if (!Arrays.asList(values).contains(value)) {
      throw bad(name, "must be " + String.join(" or ", values));
    }
    return value;
  }

  /** A whole number within the bounds. */
  long number(String name, long fallback, long least, long most) {
    var value = text(name);
    if (value.isEmpty()) {
      return fallback;
    }
    if (value.get().matches("[0-9]{1,18}")) {
      long number = Long.parseLong(value.get());
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw bad(name, "must be a whole number from " + least + " to " + most);
  }

  /** As it came, if it came. */
  Optional<String> text(String name) {
    var values = given.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw bad(name, "is given more than once");
    }
    return values.stream().findFirst();
  }

  private static BadRequest bad(String name, String why) {
    return new BadRequest(400, "The parameter \"" + name + "\" " + why + ".");
  }
}
