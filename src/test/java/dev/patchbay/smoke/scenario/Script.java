package dev.patchbay.smoke.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A scenario: one sentence a line, played on a {@link Stage} and {@link Backstage}. A line that is
 * no sentence of these, or that does not come true, fails with its number.
 */
final class Script {
  private final Map<Pattern, Consumer<Matcher>> sentences = new LinkedHashMap<>();

  Script(Stage stage, Backstage backstage) {
    on("(\\w+) logs in", m -> stage.logIn(m.group(1)));
    on("(\\w+) logs in by that button", m -> stage.logInByButton(m.group(1)));
    on("(\\w+) types in #(\\S+): (.+)", m -> stage.type(m.group(1), m.group(2), m.group(3)));
    on("(\\w+) says in #(\\S+): (.+)", m -> stage.say(m.group(1), m.group(2), m.group(3)));
    on("(\\w+) replies: (.+)", m -> stage.reply(m.group(1), m.group(2)));
    on("(\\w+) sees: (.+)", m -> stage.sees(m.group(1), all(m.group(2))));
    on("(\\w+) has a direct message: (.+)", m -> stage.direct(m.group(1), all(m.group(2))));
    on("#(\\S+) shows: (.+)", m -> stage.shows(m.group(1), all(m.group(2))));
    on("(\\w+) presses: (.+)", m -> stage.press(m.group(1), m.group(2)));
    on("(\\w+) chooses of that message: (.+)", m -> stage.shortcut(m.group(1), m.group(2), true));
    on("(\\w+) chooses: (.+)", m -> stage.shortcut(m.group(1), m.group(2), false));
    on("(\\w+) sees a form: (.+)", m -> stage.form(m.group(1), all(m.group(2))));
    on("(\\w+) looks for (.+) in: (\\w+)", m -> stage.look(m.group(1), m.group(3), m.group(2)));
    on("(\\w+) submits", m -> stage.submit(m.group(1), Map.of()));
    on("(\\w+) submits: (.+)", m -> stage.submit(m.group(1), pairs(m.group(2))));
    on("(\\w+) closes the form", m -> stage.close(m.group(1)));
    on("That message has previews: (.+)", m -> stage.previews(all(m.group(1))));
    on("(\\w+) opens App Home", m -> stage.openHome(m.group(1)));
    on("App Home of (\\w+) shows: (.+)", m -> stage.home(m.group(1), all(m.group(2))));
    on("(\\w+) presses in App Home: (.+)", m -> stage.pressAtHome(m.group(1), m.group(2)));
    on("PagerDuty is told for (.+): (.+)", m -> backstage.page(m.group(1), m.group(2)));
    on("\"(.+)\" is (\\w+)", m -> backstage.status(m.group(1), m.group(2)));
    on("(\\w+) is on call for: (.+)", m -> backstage.onCall(m.group(1), m.group(2)));
    on("A minute passes", m -> backstage.minutePasses());
    on("There is a user group: @(\\S+)", m -> backstage.makeGroup(m.group(1)));
    on("The user group is now: (\\w+)", m -> backstage.group(m.group(1)));
    on(
        "A workflow of (\\w+) runs (\\w+): (.+)",
        m -> backstage.workflow(m.group(1), m.group(2), pairs(m.group(3))));
    on("It ends with: (.+)", m -> backstage.workflowEnds(all(m.group(1))));
  }

  private void on(String sentence, Consumer<Matcher> then) {
    sentences.put(Pattern.compile(sentence), then);
  }

  /**
   * @param resource beside this class
   */
  void play(String resource) {
    var lines = lines(resource);
    for (int number = 0; number < lines.size(); number++) {
      String line = lines.get(number).strip();
      if (!line.isEmpty() && !line.startsWith("# ") && !line.startsWith("== ")) {
        try {
          playLine(line);
        } catch (RuntimeException | AssertionError e) {
          throw new AssertionError(resource + ":" + (number + 1) + ": " + line, e);
        }
      }
    }
  }

  private void playLine(String line) {
    for (var sentence : sentences.entrySet()) {
      var matcher = sentence.getKey().matcher(line);
      if (matcher.matches()) {
        sentence.getValue().accept(matcher);
        return;
      }
    }
    throw new IllegalArgumentException("no sentence of a scenario");
  }

  private static List<String> lines(String resource) {
    try (var in = Objects.requireNonNull(Script.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] all(String words) {
    return words.split(" \\| ", -1);
  }

  private static Map<String, String> pairs(String words) {
    var pairs = new LinkedHashMap<String, String>();
    for (String pair : words.split("; ", -1)) {
      String[] parts = pair.split(" = ", 2);
      pairs.put(parts[0], parts[1]);
    }
    return pairs;
  }
}
