package dev.patchbay.wiring.file;

import dev.patchbay.wiring.plan.WantedRow;
import dev.patchbay.wiring.plan.WantedWiring;
import dev.patchbay.wiring.plan.WiringRule;
import dev.patchbay.wiring.plan.Written;
import dev.patchbay.wiring.plan.names.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Makes rows and rules of one file's nodes, and continues after each problem. */
final class FileReader {
  private final Problems problems;
  private final Values values;
  private final OptionsReader settings;
  private Draft defaults;
  private Optional<Written> workspace = Optional.empty();

  /**
   * @param contract what holds where the file says nothing
   */
  FileReader(Problems problems, Draft contract) {
    this.problems = problems;
    this.values = new Values(problems);
    this.settings = new OptionsReader(problems);
    this.defaults = contract;
  }

  WantedWiring read(Node root) {
    List<WantedRow> rows = new ArrayList<>();
    List<WiringRule> rules = new ArrayList<>();
    YamlMap.of(root, "A wiring file", FileKeys.FILE, problems)
        .ifPresent(
            file -> {
              version(file);
              file.value(FileKeys.DEFAULTS)
                  .filter(node -> !Values.isNothing(node))
                  .ifPresent(this::defaults);
              rows.addAll(all(file, FileKeys.CONNECTIONS, "service and channel", this::row));
              rules.addAll(all(file, FileKeys.RULES, "match and channel", this::rule));
            });
    return new WantedWiring(rows, rules, problems.problems(), problems.warnings());
  }

  private void version(YamlMap file) {
    Optional<Node> version = file.value(FileKeys.VERSION);
    if (version.isEmpty()) {
      problems.add(file.node(), "version is missing. Begin with \"version: 1\".");
    } else if (!(version.get() instanceof ScalarNode scalar)
        || !scalar.getTag().equals(Tag.INT)
        || !scalar.getValue().equals("1")) {
      problems.add(version.get(), "version must be 1, the only one that Patchbay knows.");
    }
  }

  private void defaults(Node node) {
    YamlMap.of(node, "defaults", FileKeys.SETTINGS, problems)
        .ifPresent(
            map -> {
              defaults = settings.read(map, defaults);
              workspace = text(map, FileKeys.WORKSPACE);
            });
  }

  private <T> List<T> all(
      YamlMap file, String key, String holding, Function<Node, Optional<T>> read) {
    Optional<Node> node = file.value(key).filter(one -> !Values.isNothing(one));
    if (node.isEmpty()) {
      return List.of();
    }
    if (!(node.get() instanceof SequenceNode list)) {
      problems.add(
          node.get(), key + " must be a list: begin each with \"- \", with " + holding + ".");
      return List.of();
    }
    return list.getValue().stream().map(read).flatMap(Optional::stream).toList();
  }

  private Optional<WantedRow> row(Node node) {
    return YamlMap.of(node, "A connection", FileKeys.ROW, problems).flatMap(this::row);
  }

  private Optional<WantedRow> row(YamlMap map) {
    Optional<Written> service = required(map, FileKeys.SERVICE);
    Optional<Written> channel = required(map, FileKeys.CHANNEL);
    var own = settings.settings(map, defaults);
    Optional<Written> where = workspace(map);
    if (service.isEmpty() && channel.isEmpty()) {
      return Optional.empty();
    }
    Written unreadable = new Written("", map.at());
    return Optional.of(
        new WantedRow(
            map.at(), service.orElse(unreadable), channel.orElse(unreadable), where, own));
  }

  private Optional<WiringRule> rule(Node node) {
    return YamlMap.of(node, "A rule", FileKeys.RULE, problems).flatMap(this::rule);
  }

  private Optional<WiringRule> rule(YamlMap map) {
    Optional<WiringRule.Match> match =
        requiredNode(map, FileKeys.MATCH)
            .flatMap(node -> YamlMap.of(node, FileKeys.MATCH, FileKeys.MATCHES, problems))
            .flatMap(this::match);
    Optional<Written> channel = required(map, FileKeys.CHANNEL).filter(this::isPattern);
    List<Written> except =
        map.value(FileKeys.EXCEPT)
            .map(node -> values.texts(FileKeys.EXCEPT, node))
            .orElse(List.of());
    var own = settings.settings(map, defaults);
    Optional<Written> where = workspace(map);
    return match.flatMap(
        what -> channel.map(room -> new WiringRule(map.at(), what, room, except, where, own)));
  }

  /** None where a part cannot be read: without it the rule would match more than is meant. */
  private Optional<WiringRule.Match> match(YamlMap map) {
    List<String> named =
        FileKeys.MATCHES.stream().filter(key -> map.value(key).isPresent()).toList();
    if (named.isEmpty()) {
      problems.add(map.node(), "match is empty. To match all services, write service: \"*\".");
      return Optional.empty();
    }
    var match =
        new WiringRule.Match(
            text(map, FileKeys.SERVICE),
            text(map, FileKeys.TEAM),
            text(map, FileKeys.ESCALATION_POLICY));
    long read =
        Stream.of(match.service(), match.team(), match.escalationPolicy())
            .filter(Optional::isPresent)
            .count();
    return read == named.size() ? Optional.of(match) : Optional.empty();
  }

  /** A name may hold {@code {service}} and {@code {team}}, and no other braces. */
  private boolean isPattern(Written channel) {
    String rest = channel.text();
    for (String known : WiringRule.PLACEHOLDERS) {
      rest = rest.replace(known, "");
    }
    if (rest.contains("{") || rest.contains("}")) {
      problems.add(
          channel.at(),
          "In the channel "
              + Phrases.quoted(channel.text())
              + " only "
              + Phrases.and(WiringRule.PLACEHOLDERS)
              + " can stand in braces.");
      return false;
    }
    return true;
  }

  private Optional<Written> workspace(YamlMap map) {
    return text(map, FileKeys.WORKSPACE).or(() -> workspace);
  }

  private Optional<Written> text(YamlMap map, String key) {
    return map.value(key).flatMap(node -> values.text(key, node));
  }

  private Optional<Written> required(YamlMap map, String key) {
    return requiredNode(map, key).flatMap(node -> values.text(key, node));
  }

  private Optional<Node> requiredNode(YamlMap map, String key) {
    Optional<Node> node = map.value(key);
    if (node.isEmpty()) {
      problems.add(map.node(), key + " is missing.");
    }
    return node;
  }
}
