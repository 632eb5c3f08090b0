package dev.patchbay.app.settings;

import dev.patchbay.secret.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads variables one by one and collects what is wrong with them, so that all of it can be said at
 * once. Blank is not set. Not thread-safe.
 */
public final class SettingsReader {
  private final Map<String, String> environment;
  private final List<String> problems = new ArrayList<>();

  public SettingsReader(Map<String, String> environment) {
    this.environment = environment;
  }

  public Optional<String> text(Variable variable) {
    return Optional.ofNullable(environment.get(variable.name()))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  String textOr(Variable variable, String fallback) {
    return text(variable).orElse(fallback);
  }

  public Optional<Secret> secret(Variable variable) {
    return text(variable).map(Secret::of);
  }

  int port(Variable variable, int fallback) {
    return text(variable).map(value -> port(variable, value, fallback)).orElse(fallback);
  }

  private int port(Variable variable, String value, int fallback) {
    try {
      int port = Integer.parseInt(value);
      if (port >= 0 && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // said below, with the value
    }
    problem(variable, "\"" + value + "\" is not a port: a number from 0 to 65535");
    return fallback;
  }

  String oneOf(Variable variable, String fallback, Set<String> allowed) {
    String value = textOr(variable, fallback);
    if (allowed.contains(value)) {
      return value;
    }
    problem(
        variable,
        "\"" + value + "\" is not one of " + String.join(", ", allowed.stream().sorted().toList()));
    return fallback;
  }

  /** An absolute http(s) URL without query; whatever ends in a slash keeps it. */
  URI url(Variable variable, String fallback) {
    String value = textOr(variable, fallback);
    try {
      URI url = URI.create(value);
      boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (web && url.getHost() != null && url.getQuery() == null && url.getUserInfo() == null) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // said below, with the value
    }
    problem(variable, "\"" + value + "\" is not an http or https address");
    return URI.create(fallback);
  }

  /** Both of a pair, or neither. */
  void together(Variable one, Variable other) {
    if (text(one).isPresent() != text(other).isPresent()) {
      Variable missing = text(one).isPresent() ? other : one;
      Variable present = missing == one ? other : one;
      problem(missing, "is not set, and " + present + " is useless without it");
    }
  }

  void problem(Variable variable, String what) {
    problems.add(variable + " " + what);
  }

  /**
   * Ends the reading.
   *
   * @throws SettingsException with every problem, if there was any
   */
  void done() {
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
  }
}
