package dev.patchbay.wiring.file;

import dev.patchbay.wiring.plan.names.Phrases;
import java.util.Objects;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** What is not YAML, in a sentence with the usual way out. */
final class SyntaxHints {
  private SyntaxHints() {}

  static String sentence(MarkedYAMLException bad) {
    String problem = Objects.requireNonNullElse(bad.getProblem(), "");
    String context = Objects.requireNonNullElse(bad.getContext(), "");
    if (problem.contains("TAB")) {
      return "YAML doesn't allow a tab here. Use spaces.";
    }
    if (problem.contains("another document") || context.contains("expected a single document")) {
      return "The file holds more than one document. Remove what follows \"---\".";
    }
    if (problem.contains("mapping values are not allowed")) {
      return "This isn't valid YAML: a second \":\" in one line. Put quotes around a value with"
          + " \": \" in it, or correct the indentation.";
    }
    if (problem.contains("undefined alias") || context.contains("alias")) {
      return "This isn't valid YAML: no anchor with this name. Put quotes around a value that"
          + " begins with \"*\".";
    }
    return "This isn't valid YAML: "
        + Phrases.line(context.isEmpty() ? problem : context + ", " + problem)
        + ". Check quotes, brackets and indentation.";
  }
}
