package dev.patchbay.incident.click;

import dev.patchbay.incident.click.Click.Button;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which incident a click is about, likeliest first. What the pressed button itself says decides.
 * Only where it says nothing may the message speak, and only if all of it names one incident:
 * related incidents, quoted texts and numbers are no answer. A hint need not be right: whoever uses
 * it asks PagerDuty. Ids of services, people and the like are kept out where the text says that
 * they are such. Pure.
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

  private static final List<Pattern> EXPLICIT =
      List.of(
          Pattern.compile("incident_?id[\"']?\\s*[:=]\\s*[\"']?([A-Za-z0-9]{1,32})\\b", ANY_CASE),
          Pattern.compile("\"incident\"\\s*:\\s*\"?([A-Za-z0-9]{1,32})[\"\\s,}]", ANY_CASE),
          Pattern.compile(
              "\"incident\"\\s*:\\s*\\{[^{}]*?\"id\"\\s*:\\s*\"?([A-Za-z0-9]{1,32})\\b", ANY_CASE),
          Pattern.compile("incident_?number[\"']?\\s*[:=]\\s*[\"']?([0-9]{1,10})\\b", ANY_CASE));

  private static final Pattern SOME_ID =
      Pattern.compile("\"id\"\\s*:\\s*\"?([A-Za-z]*[0-9][A-Za-z0-9]{0,31})[\"\\s,}]");

  private static final Pattern INCIDENT_URL =
      Pattern.compile("https?://[^\\s|>]*pagerduty\\.com/incidents/([A-Za-z0-9]{1,32})", ANY_CASE);
  private static final Pattern ANY_URL = Pattern.compile("https?://[^\\s|>\"']*", ANY_CASE);
  private static final Pattern SHAPE =
      Pattern.compile("(?<![A-Za-z0-9])[PQ][A-Z0-9]{6,13}(?![A-Za-z0-9])");
  private static final Pattern HAS_DIGIT = Pattern.compile("[0-9]");

  /** PagerDuty's link in a text, or a text that is nothing but an address. */
  private static final Pattern OWN_LINK =
      Pattern.compile(
          "(?:<|^)https?://[^\\s|>]*pagerduty\\.com/incidents/([A-Za-z0-9]{1,32})[^\\s|>]*(?:\\||$)",
          ANY_CASE);

  private static final Pattern ABOUT_ANOTHER =
      Pattern.compile(
          "\\b(related|parent|child|duplicate|similar|merged|linked|caused|previous|earlier|see"
              + "|like|past)\\b",
          ANY_CASE);

  private final LinkedHashSet<String> explicit = new LinkedHashSet<>();
  private final LinkedHashSet<String> likely = new LinkedHashSet<>();

  /** Things like PAGERDUTY have the shape of an id too. */
  private final LinkedHashSet<String> doubtful = new LinkedHashSet<>();

  private IncidentHints() {}

  static List<String> of(Click click) {
    var own = new IncidentHints();
    own.addButton(click.pressed());
    if (!own.explicit.isEmpty()) {
      return own.explicit.stream().limit(MOST).toList();
    }
    var message = ofMessage(click);
    var hints = new LinkedHashSet<>(own.likely);
    if (message.size() <= 1) {
      hints.addAll(own.doubtful);
      message.stream().filter(id -> isNamed(click, id)).forEach(hints::add);
    }
    return hints.stream().limit(MOST).toList();
  }

  /** Every incident that anything in the message names. */
  private static Set<String> ofMessage(Click click) {
    var others = new IncidentHints();
    click.buttons().stream()
        .filter(button -> !button.equals(click.pressed()))
        .forEach(others::addButton);
    click.texts().forEach(text -> addAll(INCIDENT_URL, text, others.explicit));
    return others.explicit;
  }

  /** Not just mentioned: by a button, or by a link that nothing before it takes for another's. */
  private static boolean isNamed(Click click, String id) {
    var texts = new LinkedHashSet<String>();
    for (var text : click.texts()) {
      var matcher = OWN_LINK.matcher(text);
      while (matcher.find()) {
        if (!ABOUT_ANOTHER.matcher(text.substring(0, matcher.start())).find()) {
          texts.add(matcher.group(1));
        }
      }
    }
    var buttons = new IncidentHints();
    click.buttons().forEach(buttons::addButton);
    return texts.contains(id) || buttons.explicit.contains(id);
  }

  private void addButton(Button button) {
    var values = Unwrapped.layers(button.value());
    var own = values.stream().map(value -> FOREIGN.matcher(value).replaceAll(" ")).toList();
    for (var key : EXPLICIT) {
      own.forEach(value -> addAll(key, value, explicit));
    }
    values.forEach(value -> addAll(INCIDENT_URL, value, explicit));
    addAll(INCIDENT_URL, button.url(), explicit);
    own.forEach(value -> addAll(SOME_ID, value, likely));
    own.forEach(this::addShapes);
    for (var id : List.of(button.actionId(), button.name(), button.callbackId())) {
      addAll(INCIDENT_URL, id, explicit);
      addShapes(FOREIGN.matcher(id).replaceAll(" "));
    }
  }

  private static void addAll(Pattern pattern, String text, Set<String> to) {
    var matcher = pattern.matcher(text);
    while (matcher.find()) {
      to.add(matcher.group(1));
    }
  }

  private void addShapes(String text) {
    var matcher = SHAPE.matcher(ANY_URL.matcher(text).replaceAll(" "));
    while (matcher.find()) {
      (HAS_DIGIT.matcher(matcher.group()).find() ? likely : doubtful).add(matcher.group());
    }
  }
}
