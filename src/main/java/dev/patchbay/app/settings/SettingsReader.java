package dev.patchbay.app.settings;

import dev.patchbay.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads variables one by one and collects what is wrong with them, so that all of it can be said at
 * once. Blank is not set. Not thread-safe.
 */
public final class SettingsReader {
  private static final Pattern ENDS =
      Pattern.compile("^[\\s\\p{Z}\\p{Cf}\\p{Cc}]+|[\\s\\p{Z}\\p{Cf}\\p{Cc}]+$");

  private final Map<String, String> environment;
  private final List<String> problems = new ArrayList<>();

  public SettingsReader(Map<String, String> environment) {
    this.environment = environment;
  }

  public Optional<String> text(Variable variable) {
    return Optional.ofNullable(environment.get(variable.name()))
        .map(SettingsReader::trimmed)
        .filter(value -> !value.isEmpty());
  }

  /** Without the blanks and invisible signs that files and pasting leave at the ends. */
  private static String trimmed(String value) {
    return ENDS.matcher(value).replaceAll("");
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
      if (web
          && url.getHost() != null
          && url.getRawQuery() == null
          && url.getRawFragment() == null
          && url.getRawUserInfo() == null) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // said below, with the value
    }
    problem(
        variable,
        "\"" + Masked.url(value) + "\" is not an http or https address without user and query");
    return URI.create(fallback);
  }

  /** Such as {@code 90s}, {@code 15m}, {@code 2h}; within the bounds. */
  Duration duration(Variable variable, Duration fallback, Duration least, Duration most) {
    var value = text(variable);
    if (value.isEmpty()) {
      return fallback;
    }
    if (value.get().matches("[0-9]{1,6}[smhd]")) {
      var length = Duration.parse(iso(value.get()));
      if (length.compareTo(least) >= 0 && length.compareTo(most) <= 0) {
        return length;
      }
    }
    problem(
        variable,
        "\"" + value.get() + "\" is not a time from " + words(least) + " to " + words(most));
    return fallback;
  }

  private static String iso(String value) {
    var upper = value.toUpperCase(Locale.ROOT);
    return upper.endsWith("D") ? "P" + upper : "PT" + upper;
  }

  private static String words(Duration length) {
    return length.toHours() > 0 ? length.toHours() + "h" : length.toMinutes() + "m";
  }

  /** Items apart by commas or blanks, each as the pattern wants them. */
  Set<String> list(Variable variable, Pattern item, String what) {
    var items = new LinkedHashSet<String>();
    for (var given : textOr(variable, "").split("[\\s,]+", 0)) {
      if (item.matcher(given).matches()) {
        items.add(given);
      } else if (!given.isEmpty()) {
        problem(variable, "\"" + given + "\" is not " + what);
      }
    }
    return items;
  }

  /** Both of a pair, or neither. */
  void together(Variable one, Variable other) {
    if (text(one).isPresent() != text(other).isPresent()) {
      Variable missing = text(one).isPresent() ? other : one;
      Variable present = missing == one ? other : one;
      problem(missing, "is not set; " + present + " needs it");
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
