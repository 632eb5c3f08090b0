package dev.patchbay.wiring.file;

import dev.patchbay.wiring.plan.Written;
import dev.patchbay.wiring.plan.names.Phrases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Single values. What cannot be one is a problem and reads as left out. */
final class Values {
  /** YAML 1.1's; a name that looks like one is a name all the same. */
  private static final Pattern YES = Pattern.compile("(?i)true|yes|on");

  private static final Pattern NO = Pattern.compile("(?i)false|no|off");

  private final Problems problems;

  Values(Problems problems) {
    this.problems = problems;
  }

  static boolean isNothing(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  /** A name or id as it stands there: 007 is one, and so is yes. */
  Optional<Written> text(String key, Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      problems.add(node, key + " must be one name or ID.");
      return Optional.empty();
    }
    if (isNothing(node) || scalar.getValue().isBlank()) {
      problems.add(node, empty(key, node));
      return Optional.empty();
    }
    return Optional.of(new Written(scalar.getValue(), Problems.at(node)));
  }

  List<Written> texts(String key, Node node) {
    List<Written> texts = new ArrayList<>();
    for (Node one : list(key, node, "[a name, another name]")) {
      text(key, one).ifPresent(texts::add);
    }
    return texts;
  }

  /** One of a few words. */
  <T> Optional<T> word(String key, Node node, List<T> all, Function<T, String> word) {
    Map<String, T> byWord = new LinkedHashMap<>();
    all.forEach(one -> byWord.put(word.apply(one), one));
    List<String> words = List.copyOf(byWord.keySet());
    if (!(node instanceof ScalarNode scalar) || isNothing(node)) {
      problems.add(node, key + " must be " + Phrases.or(words) + ".");
      return Optional.empty();
    }
    T found = byWord.get(scalar.getValue());
    if (found == null) {
      problems.add(
          node,
          key
              + " can't be "
              + Phrases.quoted(scalar.getValue())
              + "."
              + YamlMap.meant(scalar.getValue(), words));
    }
    return Optional.ofNullable(found);
  }

  /** Some of a few words, at least one. */
  <T> Optional<Set<T>> words(String key, Node node, List<T> all, Function<T, String> word) {
    Set<T> found = new LinkedHashSet<>();
    String example = "[" + String.join(", ", all.stream().limit(2).map(word).toList()) + "]";
    for (Node one : list(key, node, example)) {
      word(key, one, all, word).ifPresent(found::add);
    }
    return Optional.of(found).filter(set -> !set.isEmpty());
  }

  /** Empty where it is neither, without a problem. */
  static Optional<Boolean> bool(Node node) {
    if (!(node instanceof ScalarNode scalar) || !node.getTag().equals(Tag.BOOL)) {
      return Optional.empty();
    }
    if (YES.matcher(scalar.getValue()).matches()) {
      return Optional.of(true);
    }
    return NO.matcher(scalar.getValue()).matches() ? Optional.of(false) : Optional.empty();
  }

  private List<Node> list(String key, Node node, String example) {
    if (!(node instanceof SequenceNode list)) {
      problems.add(node, key + " must be a list such as " + example + ".");
      return List.of();
    }
    if (list.getValue().isEmpty()) {
      problems.add(node, key + " is empty: name at least one, or leave the key out.");
    }
    return list.getValue();
  }

  private String empty(String key, Node node) {
    String comment = problems.commentAt(node);
    return comment.length() < 2
        ? key + " is empty."
        : key
            + " is empty: # begins a comment. Put quotes around it: "
            + Phrases.quoted(comment)
            + ".";
  }
}
