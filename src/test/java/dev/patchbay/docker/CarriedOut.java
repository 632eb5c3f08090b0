package dev.patchbay.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.docker.Dockerfile.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The steps of a Dockerfile, done in a folder that stands for the file system of each stage in turn
 * while it is worked on. What needs a network or root is not run, and listed.
 */
final class CarriedOut {
  private final Path folder;
  private final Path root;
  private final Path jar;
  private final List<String> notRun = new ArrayList<>();
  private Path workdir;

  /**
   * @param jar stands for the one that Maven makes
   */
  CarriedOut(Path folder, Path jar) {
    this.folder = folder;
    this.root = folder.resolve("root");
    this.jar = jar;
    this.workdir = root;
  }

  List<String> notRun() {
    return notRun;
  }

  /** The last stage's files stay where its program sees them. */
  void build(Dockerfile file, UnaryOperator<String> options) throws Exception {
    for (Stage stage : file.stages()) {
      if (Files.exists(root)) {
        Files.move(root, folder.resolve("stage-" + folder.toFile().list().length));
      }
      Files.createDirectory(root);
      workdir = root;
      for (var step : stage.steps()) {
        switch (step.word()) {
          case "WORKDIR" -> workdir = Files.createDirectories(path(step.text()));
          case "COPY" -> copy(file, step.text());
          case "RUN" -> run(step.text(), options);
          default ->
              assertThat(step.word())
                  .isIn("ENV", "USER", "VOLUME", "EXPOSE", "CMD", "ENTRYPOINT", "HEALTHCHECK");
        }
      }
    }
  }

  private Path path(String inImage) {
    return inImage.startsWith("/") ? root.resolve(inImage.substring(1)) : workdir.resolve(inImage);
  }

  private void copy(Dockerfile file, String text) throws IOException {
    var words = List.of(text.split(" "));
    Path source;
    if (words.get(0).startsWith("--from=")) {
      var from = words.get(0).substring("--from=".length());
      int stage = file.stages().stream().map(Stage::name).toList().indexOf(from);
      assertThat(stage).as("a stage before it is called " + from).isNotNegative();
      source = folder.resolve("stage-" + (stage + 1)).resolve(words.get(1).substring(1));
      words = words.subList(1, words.size());
    } else {
      assertThat(Context.ignored(words.get(0))).as(".dockerignore leaves out " + text).isFalse();
      source = Path.of(words.get(0));
    }
    assertThat(words).as("one source, one target: " + text).hasSize(2);
    assertThat(source).as(text).exists();
    var target = path(words.get(1));
    copyAll(
        source,
        Files.isDirectory(source) || !Files.isDirectory(target)
            ? target
            : target.resolve(source.getFileName()));
  }

  private static void copyAll(Path source, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    try (var all = Files.walk(source)) {
      for (Path each : (Iterable<Path>) all::iterator) {
        var to = target.resolve(source.relativize(each).toString());
        if (!Files.isDirectory(to)) {
          Files.copy(each, to, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  private void run(String command, UnaryOperator<String> options) throws Exception {
    if (command.startsWith("mvn ")) {
      notRun.add(command);
      assertThat(workdir.resolve("pom.xml")).exists();
      if (command.endsWith(" package")) {
        assertThat(workdir.resolve("src/main/java")).isDirectory();
        copyAll(jar, Files.createDirectories(workdir.resolve("target")).resolve("patchbay.jar"));
      }
    } else if (command.startsWith("useradd ")) {
      notRun.add(command);
      Files.createDirectories(path(command.replaceAll(".*--home-dir (\\S+).*", "$1")));
    } else {
      var ran = program(List.of("bash", "-c", options.apply(inFolder(command))), Map.of());
      assertThat(ran.exit()).as(command + "\n" + ran.text()).isZero();
    }
  }

  /** The command with the image's own paths where they are in this folder. */
  String inFolder(String text) {
    return text.replaceAll("(?<![\\w./])/(?=(?:opt|var/lib)/)", root + "/");
  }

  record Ran(int exit, String text) {}

  /** Runs it in the folder of the last WORKDIR, as root of nothing: with the rights of the test. */
  Ran program(List<String> words, Map<String, String> environment) {
    try {
      var builder = new ProcessBuilder(words).directory(workdir.toFile()).redirectErrorStream(true);
      var inherited = new HashMap<>(builder.environment());
      inherited
          .keySet()
          .removeIf(name -> name.startsWith("JAVA_TOOL") || name.equals("_JAVA_OPTIONS"));
      builder.environment().clear();
      builder.environment().putAll(inherited);
      builder.environment().putAll(environment);
      var process = builder.start();
      process.getOutputStream().close();
      var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ran(process.waitFor(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
