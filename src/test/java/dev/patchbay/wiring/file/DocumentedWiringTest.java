package dev.patchbay.wiring.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.plan.WantedWiring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The documentation shows a file that works, and every key that there is. */
final class DocumentedWiringTest {
  private static final Pattern YAML = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

  @Test
  void the_example_is_read_without_a_problem_and_no_key_is_left_out() throws IOException {
    String document = Files.readString(Path.of("src/docs/wiring.md"));
    WantedWiring wiring =
        YAML.matcher(document)
            .results()
            .map(example -> WiringFile.parse(example.group(1), DeliveryKind.EXTENSION))
            .findFirst()
            .orElseThrow();
    assertThat(wiring.problems()).isEmpty();
    assertThat(wiring.rows()).hasSize(1);
    assertThat(wiring.rules()).hasSize(1);
    assertThat(FileKeys.ROW).allSatisfy(key -> assertThat(document).contains("`" + key + "`"));
  }
}
