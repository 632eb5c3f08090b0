package dev.patchbay.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/run} reads {@code .env} as it was meant, whatever editor wrote it. */
final class RunScriptTest {
  private final Path folder;

  RunScriptTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private void script(String path, String text) throws IOException {
    var file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /** What a program sees that is started with this file, with A_SET=given around it. */
  private List<String> seen(String env) throws Exception {
    script("scripts/run", Files.readString(Path.of("scripts/run")));
    script("scripts/build", "#!/usr/bin/env bash\n");
    script(
        "scripts/java",
        "#!/usr/bin/env bash\nprintf '[%s]\\n' \"${A_ONE-}\" \"${A_TWO-}\" \"${A_SET-}\"\n");
    Files.writeString(folder.resolve(".env"), env);
    var builder =
        new ProcessBuilder(folder.resolve("scripts/run").toString()).redirectErrorStream(true);
    builder.environment().put("A_SET", "given");
    var process = builder.start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return text.lines().toList();
  }

  @Test
  void a_file_from_Windows_with_quotes_is_read() throws Exception {
    assertThat(seen("\ufeffA_ONE=\"xoxb-1\"\r\nexport A_TWO='two words' \r\nA_SET=file\r\n"))
        .containsExactly("[xoxb-1]", "[two words]", "[given]");
  }

  @Test
  void blanks_at_the_end_go_and_those_inside_quotes_stay() throws Exception {
    assertThat(seen("A_ONE=one \t\n# A_TWO=no\n  A_TWO=' two '   "))
        .containsExactly("[one]", "[ two ]", "[given]");
  }

  @Test
  void nothing_in_the_file_is_executed() throws Exception {
    assertThat(seen("A_ONE=$(touch here)\nA_TWO=`touch here`"))
        .containsExactly("[$(touch here)]", "[`touch here`]", "[given]");
    assertThat(folder.resolve("here")).doesNotExist();
  }
}
