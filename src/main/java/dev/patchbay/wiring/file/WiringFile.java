package dev.patchbay.wiring.file;

import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.plan.WantedWiring;
import dev.patchbay.wiring.plan.WiringProblem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a wiring file (contract, section 6). */
public final class WiringFile {
  private WiringFile() {}

  /**
   * Never throws; what is wrong is in the result, all of it at once.
   *
   * @param utf8 at most 10 MB
   * @param usual the delivery of what the file leaves open
   */
  public static WantedWiring parse(byte[] utf8, DeliveryKind usual) {
    try {
      return parse(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString(), usual);
    } catch (CharacterCodingException notUtf8) {
      return unreadable(
          new WiringProblem(lineOfBadByte(utf8), 1, "This isn't UTF-8. Save the file as UTF-8."));
    }
  }

  /** As {@link #parse(byte[], DeliveryKind)}. */
  public static WantedWiring parse(String yaml, DeliveryKind usual) {
    Problems problems = new Problems(yaml);
    try {
      Node root = YamlTree.read(yaml);
      return new FileReader(problems, new Draft(usual, Options.defaults())).read(root);
    } catch (UnreadableYaml unreadable) {
      return unreadable(unreadable.problem());
    }
  }

  private static WantedWiring unreadable(WiringProblem problem) {
    return new WantedWiring(List.of(), List.of(), List.of(problem), List.of());
  }

  private static int lineOfBadByte(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    StandardCharsets.UTF_8
        .newDecoder()
        .decode(in, java.nio.CharBuffer.allocate(bytes.length + 1), true);
    int line = 1;
    for (int i = 0; i < in.position(); i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return line;
  }
}
