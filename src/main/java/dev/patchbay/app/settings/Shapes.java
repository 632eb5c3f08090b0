package dev.patchbay.app.settings;

import static dev.patchbay.app.settings.Variable.PAGERDUTY_CLIENT_ID;
import static dev.patchbay.app.settings.Variable.PAGERDUTY_CLIENT_SECRET;
import static dev.patchbay.app.settings.Variable.PATCHBAY_API_TOKEN;
import static dev.patchbay.app.settings.Variable.PATCHBAY_DATABASE_PASSWORD;
import static dev.patchbay.app.settings.Variable.PATCHBAY_PUBLIC_URL;
import static dev.patchbay.app.settings.Variable.SLACK_APP_TOKEN;
import static dev.patchbay.app.settings.Variable.SLACK_BOT_TOKEN;
import static dev.patchbay.app.settings.Variable.SLACK_CLIENT_ID;
import static dev.patchbay.app.settings.Variable.SLACK_CLIENT_SECRET;
import static dev.patchbay.app.settings.Variable.SLACK_SIGNING_SECRET;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Values that cannot be right, whatever they are for: quotes that were left in, a token of another
 * kind, one secret in two places. Says kinds and names, never a value.
 */
final class Shapes {
  private record Kind(String name, Pattern start) {
    private static Kind of(String name, String start) {
      return new Kind(name, Pattern.compile(start));
    }
  }

  private static final Kind BOT = Kind.of("a Slack bot token", "(xoxe\\.)?xoxb-");
  private static final Kind APP = Kind.of("a Slack app-level token", "xapp-");
  private static final List<Kind> KINDS =
      List.of(
          BOT,
          APP,
          Kind.of("a Slack user token", "(xoxe\\.)?xoxp-"),
          Kind.of("a Slack refresh token", "xoxe-"),
          Kind.of("a Slack token", "xox[a-z]"),
          Kind.of("a PagerDuty token", "pd(us|eu)\\+"));

  private static final String QUOTES = "\"'\u201c\u201d\u2018\u2019`";

  /** What Java reads for a byte beyond ASCII where the locale is C. */
  private static final char UNREADABLE = '\ufffd';

  private static final List<Variable> NO_TOKENS =
      List.of(
          SLACK_SIGNING_SECRET,
          SLACK_CLIENT_ID,
          SLACK_CLIENT_SECRET,
          PAGERDUTY_CLIENT_ID,
          PAGERDUTY_CLIENT_SECRET);

  private static final Pattern NAMED = Pattern.compile("(?:([A-Za-z0-9._-]{1,64}):)?(\\S+)");

  private final SettingsReader read;

  private Shapes(SettingsReader read) {
    this.read = read;
  }

  /** Only of what a client of a running server needs. */
  static void checkClient(SettingsReader read) {
    var shapes = new Shapes(read);
    for (var variable : List.of(PATCHBAY_API_TOKEN, PATCHBAY_PUBLIC_URL)) {
      read.text(variable).ifPresent(value -> shapes.quotes(variable, value));
    }
    shapes.apiTokens();
  }

  static void check(SettingsReader read) {
    var shapes = new Shapes(read);
    for (var variable : Variable.values()) {
      read.text(variable).ifPresent(value -> shapes.quotes(variable, value));
    }
    shapes.token(SLACK_BOT_TOKEN, BOT, "begins with xoxb- (or xoxe.xoxb-)");
    shapes.token(SLACK_APP_TOKEN, APP, "begins with xapp-");
    for (var variable : NO_TOKENS) {
      shapes.noToken(variable);
    }
    shapes.twice(SLACK_SIGNING_SECRET, SLACK_CLIENT_SECRET);
    shapes.twice(SLACK_CLIENT_ID, SLACK_CLIENT_SECRET);
    shapes.twice(PAGERDUTY_CLIENT_ID, PAGERDUTY_CLIENT_SECRET);
    shapes.apiTokens();
  }

  private void quotes(Variable variable, String value) {
    boolean first = QUOTES.indexOf(value.charAt(0)) >= 0;
    boolean last = QUOTES.indexOf(value.charAt(value.length() - 1)) >= 0;
    // A password may begin or end with anything, but hardly with both.
    boolean quoted = variable == PATCHBAY_DATABASE_PASSWORD ? first && last : first || last;
    if (value.indexOf(UNREADABLE) >= 0) {
      read.problem(
          variable,
          "has a sign that cannot be read here, such as a curly quote: leave it out, or start with"
              + " LC_ALL=C.UTF-8");
    } else if (quoted) {
      read.problem(variable, "has quotes around its value: leave them out");
    } else if (variable.secret()
        && variable != PATCHBAY_DATABASE_PASSWORD
        && value.chars().anyMatch(Character::isWhitespace)) {
      read.problem(variable, "has a space in its value");
    }
  }

  private void token(Variable variable, Kind wanted, String how) {
    var value = unquoted(variable);
    if (value.isPresent() && !wanted.start().matcher(value.get()).lookingAt()) {
      read.problem(
          variable,
          "is not "
              + wanted.name()
              + ": one "
              + how
              + kind(value.get()).map(kind -> "; this is " + kind).orElse(""));
    }
  }

  private void noToken(Variable variable) {
    unquoted(variable)
        .flatMap(Shapes::kind)
        .ifPresent(kind -> read.problem(variable, "is " + kind + ": something else belongs here"));
  }

  private Optional<String> unquoted(Variable variable) {
    return read.text(variable).filter(value -> QUOTES.indexOf(value.charAt(0)) < 0);
  }

  private static Optional<String> kind(String value) {
    return KINDS.stream()
        .filter(kind -> kind.start().matcher(value).lookingAt())
        .map(Kind::name)
        .findFirst();
  }

  private void twice(Variable one, Variable other) {
    if (read.text(one).isPresent() && read.text(one).equals(read.text(other))) {
      read.problem(one, "has the value of " + other);
    }
  }

  /** One token, or several that each have a name. */
  private void apiTokens() {
    var value = unquoted(PATCHBAY_API_TOKEN);
    if (value.isEmpty()) {
      return;
    }
    var items = value.get().split("\\s*,\\s*", -1);
    var names = new HashSet<String>();
    for (var item : items) {
      var parts = NAMED.matcher(item);
      if (!parts.matches() || (items.length > 1 && parts.group(1) == null)) {
        read.problem(PATCHBAY_API_TOKEN, "is neither one token nor name:token,name:token");
        return;
      }
      if (parts.group(1) != null && !names.add(parts.group(1))) {
        read.problem(PATCHBAY_API_TOKEN, "has the name " + parts.group(1) + " twice");
      }
    }
  }
}
