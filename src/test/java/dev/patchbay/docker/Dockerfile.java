package dev.patchbay.docker;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The project's Dockerfile, stage by stage. */
record Dockerfile(List<Stage> stages) {
  static final Path FILE = Path.of("docker/Dockerfile");
  private static final Pattern FROM = Pattern.compile("(\\S+)(?: AS (\\w+))?");
  private static final Pattern ASSIGNMENT = Pattern.compile("(\\w+)=(?:\"([^\"]*)\"|(\\S+))");
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What leads to one image.
   *
   * @param base the image that it begins with
   * @param name empty where no later stage refers to it
   */
  record Stage(String base, String name, List<Step> steps) {

    Stream<String> all(String word) {
      return steps.stream().filter(step -> step.word().equals(word)).map(Step::text);
    }

    /** The one that holds: of each of these words the last line wins. */
    Optional<String> last(String word) {
      return all(word).reduce((earlier, later) -> later);
    }

    Map<String, String> environment() {
      Map<String, String> all = new LinkedHashMap<>();
      all("ENV").forEach(text -> all.putAll(assignments(text)));
      return all;
    }
  }

  /**
   * One instruction.
   *
   * @param word such as {@code RUN}
   * @param text what follows it, its continued lines joined
   */
  record Step(String word, String text) {}

  static Dockerfile read() throws IOException {
    var text =
        Files.readString(FILE).lines().filter(line -> !line.startsWith("#")).toList().stream()
            .reduce("", (before, line) -> before + line + "\n")
            .replace("\\\n", "");
    List<Stage> stages = new ArrayList<>();
    for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
      var parts = line.strip().split(" ", 2);
      if (parts[0].equals("FROM")) {
        var from = FROM.matcher(parts[1]);
        if (!from.matches()) {
          throw new IllegalArgumentException("Not understood: " + line);
        }
        stages.add(
            new Stage(
                from.group(1), Optional.ofNullable(from.group(2)).orElse(""), new ArrayList<>()));
      } else {
        stages.get(stages.size() - 1).steps().add(new Step(parts[0], parts[1].strip()));
      }
    }
    return new Dockerfile(stages);
  }

  Stage shipped() {
    return stages.get(stages.size() - 1);
  }

  static Map<String, String> assignments(String text) {
    Map<String, String> all = new LinkedHashMap<>();
    ASSIGNMENT
        .matcher(text)
        .results()
        .forEach(
            found ->
                all.put(
                    found.group(1), Optional.ofNullable(found.group(2)).orElse(found.group(3))));
    return all;
  }

  /**
   * The words of a command that no shell reads.
   *
   * @throws IllegalArgumentException if it is written as one that a shell reads: then a signal to
   *     stop reaches the shell, not the program
   */
  static List<String> words(String json) {
    try {
      return List.of(JSON.readValue(json, String[].class));
    } catch (IOException e) {
      throw new IllegalArgumentException("Not a list of words: " + json, e);
    }
  }
}
