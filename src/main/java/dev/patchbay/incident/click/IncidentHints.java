package dev.patchbay.incident.click;

import dev.patchbay.incident.click.Click.Button;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What in a click may name the incident, likeliest first. A hint need not be right: whoever uses it
 * asks PagerDuty. Ids of services, people and the like are kept out where the text says that they
 * are such. Pure.
 */
final class IncidentHints {
  private static final int MOST = 8;
  private static final int ANY_CASE = Pattern.CASE_INSENSITIVE;

  /** {@code "service":…}, {@code user_id=…}: an id, but not of an incident. */
  private static final Pattern FOREIGN =
      Pattern.compile(
          "[\"']?\\b(service|user|assignee|team|account|channel|webhook|extension|actor|"
              + "escalation_?policy|policy|log_?entry|schedule)[A-Za-z_]*[\"']?\\s*[:=]\\s*"
              + "(\\{[^{}]*\\}|\\[[^\\]]*\\]|\"[^\"]*\"|'[^']*'|[^\\s,;&|}]*)",
          ANY_CASE);

  private static final List<Pattern> KEYS =
      List.of(
          Pattern.compile("incident_?id[\"']?\\s*[:=]\\s*[\"']?([A-Za-z0-9]{1,32})\\b", ANY_CASE),
          Pattern.compile("\"incident\"\\s*:\\s*\"?([A-Za-z0-9]{1,32})[\"\\s,}]", ANY_CASE),
          Pattern.compile(
              "\"incident\"\\s*:\\s*\\{[^{}]*?\"id\"\\s*:\\s*\"?([A-Za-z0-9]{1,32})\\b", ANY_CASE),
          Pattern.compile("incident_?number[\"']?\\s*[:=]\\s*[\"']?([0-9]{1,10})\\b", ANY_CASE),
          Pattern.compile("\"id\"\\s*:\\s*\"?([A-Za-z]*[0-9][A-Za-z0-9]{0,31})[\"\\s,}]"));

  private static final Pattern INCIDENT_URL =
      Pattern.compile("https?://[^\\s|>]*pagerduty\\.com/incidents/([A-Za-z0-9]{1,32})", ANY_CASE);
  private static final Pattern ANY_URL = Pattern.compile("https?://[^\\s|>\"']*", ANY_CASE);
  private static final Pattern SHAPE =
      Pattern.compile("(?<![A-Za-z0-9])[PQ][A-Z0-9]{6,13}(?![A-Za-z0-9])");
  private static final Pattern HAS_DIGIT = Pattern.compile("[0-9]");
  private static final Pattern ABOUT_AN_INCIDENT =
      Pattern.compile("\\b(incident|triggered|acknowledged|resolved)\\b", ANY_CASE);
  private static final Pattern NUMBER = Pattern.compile("(?<![&\\w/])#([0-9]{1,9})\\b");
  private static final Pattern NUMBERED =
      Pattern.compile("\\bincident\\s+(?:no\\.?\\s*)?([0-9]{1,9})\\b", ANY_CASE);

  private final LinkedHashSet<String> found = new LinkedHashSet<>();

  /** Things like PAGERDUTY have the shape of an id too: tried after everything but numbers. */
  private final LinkedHashSet<String> doubtful = new LinkedHashSet<>();

  private IncidentHints() {}

  static List<String> of(Click click) {
    var hints = new IncidentHints();
    var pressed = click.pressed();
    hints.addButton(pressed);
    click.buttons().stream().filter(other -> !other.equals(pressed)).forEach(hints::addButton);
    click.texts().forEach(text -> hints.addAll(INCIDENT_URL, text));
    hints.found.addAll(hints.doubtful);
    click.texts().forEach(hints::addNumbers);
    return hints.found.stream().limit(MOST).toList();
  }

  private void addButton(Button button) {
    var values = Unwrapped.layers(button.value());
    var own = values.stream().map(value -> FOREIGN.matcher(value).replaceAll(" ")).toList();
    for (var key : KEYS) {
      own.forEach(value -> addAll(key, value));
    }
    values.forEach(value -> addAll(INCIDENT_URL, value));
    addAll(INCIDENT_URL, button.url());
    own.forEach(this::addShapes);
    for (var id : List.of(button.actionId(), button.name(), button.callbackId())) {
      addAll(INCIDENT_URL, id);
      addShapes(FOREIGN.matcher(id).replaceAll(" "));
    }
  }

  private void addAll(Pattern pattern, String text) {
    var matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
  }

  private void addShapes(String text) {
    var matcher = SHAPE.matcher(ANY_URL.matcher(text).replaceAll(" "));
    while (matcher.find()) {
      (HAS_DIGIT.matcher(matcher.group()).find() ? found : doubtful).add(matcher.group());
    }
  }

  private void addNumbers(String text) {
    addAll(NUMBERED, text);
    if (ABOUT_AN_INCIDENT.matcher(text).find()) {
      addAll(NUMBER, text);
    }
  }
}
