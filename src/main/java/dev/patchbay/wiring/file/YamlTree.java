package dev.patchbay.wiring.file;

import java.io.StringReader;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/** YAML as nodes that know where they stand; objects of any class are never made from it. */
final class YamlTree {
  private static final int MOST_CHARACTERS = 10_000_000;
  private static final int DEEPEST = 30;

  private YamlTree() {}

  static Node read(String yaml) throws UnreadableYaml {
    String text = yaml.startsWith("\ufeff") ? yaml.substring(1) : yaml;
    if (text.length() > MOST_CHARACTERS) {
      throw new UnreadableYaml(
          1, 1, "The file has more than " + MOST_CHARACTERS + " characters. Split it.");
    }
    Node root = compose(text);
    if (root == null) {
      throw new UnreadableYaml(1, 1, "The file is empty. Begin with \"version: 1\".");
    }
    AliasLimit.check(root);
    return root;
  }

  private static @Nullable Node compose(String text) throws UnreadableYaml {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MOST_CHARACTERS);
    options.setNestingDepthLimit(DEEPEST);
    // One alias a row is usual; AliasLimit knows what they come to.
    options.setMaxAliasesForCollections(Integer.MAX_VALUE);
    try {
      return new Yaml(options).compose(new StringReader(text));
    } catch (MarkedYAMLException bad) {
      Mark mark = bad.getProblemMark() == null ? bad.getContextMark() : bad.getProblemMark();
      throw mark == null
          ? new UnreadableYaml(1, 1, SyntaxHints.sentence(bad))
          : new UnreadableYaml(mark.getLine() + 1, mark.getColumn() + 1, SyntaxHints.sentence(bad));
    } catch (ReaderException bad) {
      String before = text.substring(0, Math.min(bad.getPosition(), text.length()));
      int line = (int) before.chars().filter(one -> one == '\n').count() + 1;
      throw new UnreadableYaml(
          line,
          before.length() - before.lastIndexOf('\n'),
          "The character U+%04X isn't allowed in YAML. Remove it.".formatted(bad.getCodePoint()));
    } catch (YAMLException bad) {
      throw new UnreadableYaml(
          1, 1, "The file is nested deeper than " + DEEPEST + " levels. Flatten it.");
    }
  }
}
