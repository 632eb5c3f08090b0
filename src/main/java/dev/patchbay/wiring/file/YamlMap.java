package dev.patchbay.wiring.file;

import dev.patchbay.wiring.NameKey;
import dev.patchbay.wiring.plan.Position;
import dev.patchbay.wiring.plan.names.Phrases;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A mapping with what it merges ({@code <<}): its own keys go before those. */
final class YamlMap {
  private static final double ALIKE = 0.4;

  private record Entry(Node key, Node value) {}

  private final MappingNode node;
  private final Problems problems;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private YamlMap(MappingNode node, Problems problems) {
    this.node = node;
    this.problems = problems;
    addOwn();
    node.getValue().stream()
        .filter(YamlMap::merges)
        .map(NodeTuple::getValueNode)
        .forEach(this::merge);
  }

  /**
   * Of a mapping with these keys; others are problems.
   *
   * @param what it is, with an article, for the sentence that says so where it is something else
   */
  static Optional<YamlMap> of(Node node, String what, List<String> keys, Problems problems) {
    if (!(node instanceof MappingNode mapping)) {
      problems.add(node, what + " must be a mapping with " + Phrases.and(keys) + ".");
      return Optional.empty();
    }
    YamlMap map = new YamlMap(mapping, problems);
    map.refuseOthers(keys);
    return Optional.of(map);
  }

  Position at() {
    return Problems.at(node);
  }

  Node node() {
    return node;
  }

  Optional<Node> value(String key) {
    return Optional.ofNullable(entries.get(key)).map(Entry::value);
  }

  private void addOwn() {
    for (NodeTuple tuple : node.getValue()) {
      if (merges(tuple)) {
        continue;
      }
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.add(tuple.getKeyNode(), "A key must be a word.");
        continue;
      }
      Entry first = entries.putIfAbsent(key.getValue(), new Entry(key, tuple.getValueNode()));
      if (first != null) {
        problems.add(
            key,
            "The key "
                + Phrases.quoted(key.getValue())
                + " is here twice, first at line "
                + Problems.at(first.key()).line()
                + ". Remove one.");
      }
    }
  }

  private static boolean merges(NodeTuple tuple) {
    return tuple.getKeyNode().getTag().equals(Tag.MERGE);
  }

  private void merge(Node merged) {
    if (merged instanceof MappingNode mapping) {
      new YamlMap(mapping, problems).entries.forEach(entries::putIfAbsent);
    } else if (merged instanceof SequenceNode list) {
      list.getValue().forEach(this::mergeOne);
    } else {
      mergeOne(merged);
    }
  }

  private void mergeOne(Node merged) {
    if (merged instanceof MappingNode) {
      merge(merged);
    } else {
      problems.add(merged, "\"<<\" merges mappings only, such as *name of an anchor &name.");
    }
  }

  private void refuseOthers(List<String> keys) {
    entries.forEach(
        (name, entry) -> {
          if (!keys.contains(name)) {
            problems.add(
                entry.key(), "Unknown key " + Phrases.quoted(name) + "." + meant(name, keys));
          }
        });
  }

  /** The known word that was probably meant, or all of them. */
  static String meant(String word, List<String> known) {
    NameKey typed = NameKey.of(word);
    return known.stream()
        .filter(one -> typed.likeness(NameKey.of(one)) >= ALIKE)
        .max(Comparator.comparingDouble(one -> typed.likeness(NameKey.of(one))))
        .map(one -> " Did you mean " + one + "?")
        .orElse(" Use " + Phrases.or(known) + ".");
  }
}
