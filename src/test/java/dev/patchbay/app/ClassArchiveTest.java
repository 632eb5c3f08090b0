package dev.patchbay.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code scripts/java} with a Java that tells what it was given, and makes an archive if it may.
 */
final class ClassArchiveTest {
  private static final String JAVA =
      """
      #!/usr/bin/env bash
      for option in "$@"; do
        case "$option" in -XX:ArchiveClassesAtExit=*)
          case "$MAKES" in
            yes) echo archive > "${option#*=}" ;;
            empty) : > "${option#*=}"; echo half > "${option#*=}.config" ;;
          esac ;;
        esac
      done
      echo "$@"
      """;

  private final Path folder;

  ClassArchiveTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void copy() throws IOException {
    executable("scripts/java", Files.readString(Path.of("scripts/java")));
    executable("jdk/bin/java", JAVA);
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"17.0.15\"\n");
    Files.createDirectories(folder.resolve("target"));
    jar(Instant.now().minusSeconds(60));
  }

  @Test
  void an_archive_is_made_once_for_each_jar() throws Exception {
    assertThat(started("yes")).contains("-XX:SharedArchiveFile=", "Making an archive");
    assertThat(started("")).contains("-XX:SharedArchiveFile=").doesNotContain("Making");
  }

  @Test
  void the_archive_of_an_earlier_jar_is_not_used_where_no_new_one_can_be_made() throws Exception {
    started("yes");
    jar(Instant.now().plusSeconds(60));
    assertThat(started("")).doesNotContain("-XX:SharedArchiveFile=").contains("serve");
  }

  @Test
  void an_archive_that_could_not_be_written_is_not_used_and_tried_once_for_each_jar()
      throws Exception {
    assertThat(started("empty"))
        .contains("Making an archive", "Could not make it")
        .doesNotContain("-XX:SharedArchiveFile=");
    assertThat(started("yes")).doesNotContain("Making", "-XX:SharedArchiveFile=").contains("serve");
    try (var left = Files.list(folder.resolve("target"))) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .as("nothing half made")
          .noneMatch(name -> name.endsWith(".config"));
    }
    jar(Instant.now().plusSeconds(60));
    assertThat(started("yes")).contains("Making an archive", "-XX:SharedArchiveFile=");
  }

  private void jar(Instant made) throws IOException {
    var jar = Files.writeString(folder.resolve("target/patchbay.jar"), "");
    Files.setLastModifiedTime(jar, FileTime.from(made));
  }

  private void executable(String path, String text) throws IOException {
    var file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /** What the script and Java say; {@code makes} is empty for a Java that makes no archive. */
  private String started(String makes) throws Exception {
    var builder =
        new ProcessBuilder(folder.resolve("scripts/java").toString(), "serve")
            .redirectErrorStream(true);
    var environment = builder.environment();
    environment.put("MAKES", makes);
    environment.put("PATH", folder.resolve("jdk/bin") + ":" + environment.get("PATH"));
    var process = builder.start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return text;
  }
}
