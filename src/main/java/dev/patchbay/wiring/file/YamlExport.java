package dev.patchbay.wiring.file;

import dev.patchbay.core.TeamId;
import dev.patchbay.wiring.plan.CurrentConnection;
import dev.patchbay.wiring.plan.CurrentWiring;
import dev.patchbay.wiring.plan.Directory;
import dev.patchbay.wiring.plan.names.DirectoryNames;
import dev.patchbay.wiring.plan.names.Phrases;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes a wiring file of what there is. Read again it means the same: a name stands for what it is
 * the name of, or the id does. The same wiring makes the same text.
 */
public final class YamlExport {
  private static final Comparator<CurrentConnection> ORDER =
      Comparator.comparing(CurrentConnection::workspaceName, String.CASE_INSENSITIVE_ORDER)
          .thenComparing(CurrentConnection::channelName, String.CASE_INSENSITIVE_ORDER)
          .thenComparing(CurrentConnection::serviceName, String.CASE_INSENSITIVE_ORDER)
          .thenComparing(one -> one.key().toString());

  private final DirectoryNames names;
  private final boolean severalWorkspaces;
  private final StringBuilder yaml = new StringBuilder();

  private YamlExport(Directory directory) {
    this.names = new DirectoryNames(directory);
    this.severalWorkspaces = directory.workspaces().size() > 1;
  }

  public static String of(CurrentWiring wiring) {
    return new YamlExport(wiring.directory()).write(wiring);
  }

  private String write(CurrentWiring wiring) {
    List<CurrentConnection> sorted = wiring.connections().stream().sorted(ORDER).toList();
    Map<String, String> defaults = defaults(sorted);
    yaml.append("# Written by patchbay export. Edit it, then run: patchbay plan FILE\n");
    wiring
        .notes()
        .forEach(note -> yaml.append("# Not here: ").append(Phrases.oneLine(note)).append('\n'));
    yaml.append("version: 1\n");
    if (!defaults.isEmpty()) {
      yaml.append("defaults:\n");
      defaults.forEach((key, value) -> line("  ", key, value));
    }
    yaml.append(sorted.isEmpty() ? "connections: []\n" : "connections:\n");
    sorted.forEach(one -> row(one, defaults));
    return yaml.toString();
  }

  /** Delivery always: the server's setting decides where the file says nothing. */
  private static Map<String, String> defaults(List<CurrentConnection> connections) {
    Map<String, String> defaults =
        SettingsYaml.mostCommon(
            connections.stream().map(one -> SettingsYaml.of(one.settings())).toList());
    Map<String, String> usual = SettingsYaml.usual();
    List<String> always = List.of(FileKeys.NOTIFY, FileKeys.URGENCY, FileKeys.DELIVERY);
    defaults
        .entrySet()
        .removeIf(
            entry ->
                !always.contains(entry.getKey())
                    && entry.getValue().equals(usual.get(entry.getKey())));
    return defaults;
  }

  /** As a comment where it would fail: what is exported is there, and needs no change. */
  private void row(CurrentConnection one, Map<String, String> defaults) {
    Optional<String> unreachable = names.unreachable(one.key().place());
    unreachable.ifPresent(why -> yaml.append("  # This row would fail: ").append(why).append('\n'));
    String indent = unreachable.isPresent() ? "  # " : "  ";
    name(
        indent + "- ",
        FileKeys.SERVICE,
        one.serviceName(),
        one.key().service().value(),
        this::service);
    String deeper = indent + "  ";
    TeamId team = one.key().team();
    name(
        deeper,
        FileKeys.CHANNEL,
        "#" + one.channelName(),
        one.key().channel().value(),
        name -> channel(team, name));
    if (severalWorkspaces) {
      name(deeper, FileKeys.WORKSPACE, one.workspaceName(), team.value(), this::workspace);
    }
    Map<String, String> usual = SettingsYaml.usual();
    SettingsYaml.of(one.settings())
        .forEach(
            (key, value) -> {
              if (!value.equals(defaults.getOrDefault(key, usual.get(key)))) {
                line(deeper, key, value);
              }
            });
  }

  /** The name, if it means this one and nothing else, with the id behind it; else the id. */
  private void name(
      String indent, String key, String name, String id, Function<String, List<String>> means) {
    boolean clear = !name.isBlank() && means.apply(name).equals(List.of(id));
    line(indent, key, YamlText.scalar(clear ? name : id) + YamlText.comment(clear ? id : name));
  }

  private List<String> service(String name) {
    return names.services(name).stream().map(one -> one.id().value()).toList();
  }

  private List<String> channel(TeamId team, String name) {
    return names.channels(team, name).stream().map(one -> one.id().value()).toList();
  }

  private List<String> workspace(String name) {
    return names.workspaces(name).stream().map(one -> one.id().value()).toList();
  }

  private void line(String indent, String key, String value) {
    yaml.append(indent).append(key).append(": ").append(value).append('\n');
  }
}
