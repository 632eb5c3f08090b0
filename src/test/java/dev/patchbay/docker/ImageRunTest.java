package dev.patchbay.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.web.WebNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Dockerfile's steps, done: which files each stage gets, the archive of classes, the program
 * with its options, the question for its health. Not checked: the base images, and what is {@link
 * CarriedOut#notRun}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ImageRunTest {
  private static final String CLASS = "dev/patchbay/docker/StandIn.class";
  private final Path folder;
  private final Dockerfile file;
  private final CarriedOut image;

  ImageRunTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    file = Dockerfile.read();
    image = new CarriedOut(folder.resolve("image"), folder.resolve("stand-in.jar"));
  }

  @BeforeAll
  void build() throws Exception {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandIn.class.getName());
    try (var jar =
            new JarOutputStream(Files.newOutputStream(folder.resolve("stand-in.jar")), manifest);
        var code = StandIn.class.getClassLoader().getResourceAsStream(CLASS)) {
      jar.putNextEntry(new JarEntry(CLASS));
      code.transferTo(jar);
    }
    Files.createDirectory(folder.resolve("image"));
    image.build(file, ImageRunTest::forThisJava);
  }

  /** An older Java than the image's has an archive of classes by another name. */
  private static String forThisJava(String text) {
    return Runtime.version().feature() >= 25
        ? text
        : text.replace("-XX:AOTCacheOutput=", "-XX:ArchiveClassesAtExit=")
            .replace("-XX:AOTCache=", "-XX:SharedArchiveFile=");
  }

  @Test
  void every_step_is_done_but_these() {
    assertThat(image.notRun())
        .containsExactly(
            "mvn -q -B dependency:go-offline",
            "mvn -q -B -DskipTests package",
            "useradd --system --uid 10001 --home-dir /var/lib/patchbay --create-home patchbay");
  }

  @Test
  void the_program_starts_from_the_archive_with_the_options_of_the_image() {
    Map<String, String> environment = new HashMap<>();
    file.shipped()
        .environment()
        .forEach((name, value) -> environment.put(name, forThisJava(image.inFolder(value))));
    environment.merge("JAVA_TOOL_OPTIONS", " -Xlog:class+load", String::concat);
    List<String> command = new ArrayList<>();
    command.addAll(Dockerfile.words(file.shipped().last("ENTRYPOINT").orElseThrow()));
    command.addAll(Dockerfile.words(file.shipped().last("CMD").orElseThrow()));

    var ran = image.program(command.stream().map(image::inFolder).toList(), environment);

    assertThat(ran.text()).contains("called [serve]");
    assertThat(ran.exit()).isZero();
    assertThat(ran.text())
        .as("loaded from the archive")
        .containsPattern("dev.patchbay.docker.StandIn source: shared objects file");
  }

  @Test
  void the_question_for_health_is_answered_by_the_server_and_by_nobody_else() {
    int port;
    try (var node = new WebNode(folder, WebNode.Setup.PLAIN)) {
      port = node.port();
      assertThat(healthy(port)).isTrue();
    }
    assertThat(healthy(port)).isFalse();
  }

  private boolean healthy(int port) {
    var check = file.shipped().last("HEALTHCHECK").orElseThrow();
    var words = Dockerfile.words(check.substring(check.indexOf('[')));
    return image.program(words, Map.of("PATCHBAY_PORT", "" + port)).exit() == 0;
  }
}
