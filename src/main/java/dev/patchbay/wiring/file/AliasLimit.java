package dev.patchbay.wiring.file;

import java.util.IdentityHashMap;
import java.util.List;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Refuses a file whose aliases stand for far more than it holds. A node with an anchor comes before
 * its aliases, so the walk goes no deeper than the text is nested.
 */
final class AliasLimit {
  private static final long MOST = 5_000_000;
  private static final int DEEPEST = 60;

  private record Extent(long nodes, int depth) {}

  private static final Extent UNDER_WAY = new Extent(0, 0);

  private final IdentityHashMap<Node, Extent> known = new IdentityHashMap<>();

  private AliasLimit() {}

  static void check(Node root) throws UnreadableYaml {
    new AliasLimit().extent(root);
  }

  private Extent extent(Node node) throws UnreadableYaml {
    Extent before = known.get(node);
    if (UNDER_WAY.equals(before)) {
      throw refused(node, "An alias stands for something that holds the alias itself.");
    }
    if (before != null) {
      return before;
    }
    known.put(node, UNDER_WAY);
    Extent extent = new Extent(1, 1);
    if (node instanceof SequenceNode list) {
      extent = sum(node, extent, list.getValue());
    } else if (node instanceof MappingNode map) {
      for (var entry : map.getValue()) {
        extent = sum(node, extent, List.of(entry.getKeyNode(), entry.getValueNode()));
      }
    }
    known.put(node, extent);
    return extent;
  }

  private Extent sum(Node parent, Extent start, List<Node> children) throws UnreadableYaml {
    long nodes = start.nodes();
    int depth = start.depth();
    for (Node child : children) {
      Extent extent = extent(child);
      nodes += extent.nodes();
      depth = Math.max(depth, extent.depth() + 1);
      if (nodes > MOST || depth > DEEPEST) {
        throw refused(parent, "Aliases make the file too large. Use fewer of them.");
      }
    }
    return new Extent(nodes, depth);
  }

  private static UnreadableYaml refused(Node node, String message) {
    return new UnreadableYaml(
        node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1, message);
  }
}
