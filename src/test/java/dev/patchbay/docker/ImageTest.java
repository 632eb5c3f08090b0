package dev.patchbay.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.settings.Variable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules for the Dockerfile's lines, such as reviewers of images have. */
final class ImageTest {
  private final Dockerfile file;

  ImageTest() throws IOException {
    file = Dockerfile.read();
  }

  @Test
  void every_base_image_names_its_version() {
    assertThat(file.stages())
        .allSatisfy(stage -> assertThat(stage.base()).matches("[a-z/-]+:\\d[\\w.-]*"));
  }

  @Test
  void the_archive_is_made_and_used_by_the_same_image() {
    assertThat(file.stages().get(1).base()).isEqualTo(file.shipped().base());
  }

  @Test
  void files_come_by_COPY_alone_and_folders_are_absolute() {
    assertThat(file.stages())
        .allSatisfy(
            stage -> {
              assertThat(stage.all("ADD")).isEmpty();
              assertThat(stage.all("WORKDIR")).allMatch(folder -> folder.startsWith("/"));
            });
  }

  @Test
  void the_server_is_not_root_and_a_cluster_can_see_that_by_its_number() {
    assertThat(file.shipped().last("USER"))
        .hasValueSatisfying(user -> assertThat(user).matches("[1-9]\\d*"));
    var user = file.shipped().last("USER").orElseThrow();
    assertThat(file.shipped().all("RUN"))
        .anyMatch(run -> run.contains("useradd") && run.contains("--uid " + user));
  }

  @Test
  void no_shell_stands_between_the_signal_to_stop_and_the_server() {
    assertThat(Dockerfile.words(file.shipped().last("ENTRYPOINT").orElseThrow()))
        .containsExactly("java", "-jar", "/opt/patchbay/patchbay.jar");
    assertThat(Dockerfile.words(file.shipped().last("CMD").orElseThrow())).containsExactly("serve");
  }

  @Test
  void settings_are_known_ones_and_none_is_a_secret() {
    assertThat(file.shipped().environment().keySet().stream().filter(name -> name.startsWith("P")))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(Variable.valueOf(name).secret()).as(name).isFalse());
  }

  @Test
  void what_is_kept_lies_in_the_volume_and_the_port_is_the_one_that_is_exposed() {
    var volume = file.shipped().last("VOLUME").orElseThrow();
    var environment = file.shipped().environment();
    assertThat(environment.get("PATCHBAY_DATABASE_URL")).startsWith("jdbc:h2:file:" + volume + "/");
    assertThat(environment.get("PATCHBAY_KEYSET_FILE")).startsWith(volume + "/");
    assertThat(environment.get("PATCHBAY_PORT"))
        .isEqualTo(file.shipped().last("EXPOSE").orElseThrow());
  }

  @Test
  void the_options_are_those_of_the_script_and_a_share_of_the_memory() throws IOException {
    var script = Files.readString(Path.of("scripts/java"));
    // Those of every Java, then those of the newest, which is the image's.
    var options =
        Pattern.compile("options\\+?=\\(([^)$\"]*)\\)")
            .matcher(script)
            .results()
            .limit(2)
            .flatMap(list -> Stream.of(list.group(1).strip().split("\\s+")))
            .toArray(String[]::new);
    assertThat(options).contains("-XX:+UseSerialGC", "-XX:NewSize=28m");
    var shipped =
        List.of(file.shipped().environment().getOrDefault("JAVA_TOOL_OPTIONS", "").split("\\s+"));
    assertThat(shipped)
        .containsAll(List.of(options))
        .hasSize(options.length + 2)
        .contains("-XX:AOTCache=/opt/patchbay/patchbay.aot", "-XX:MaxRAMPercentage=70");
    var archive = file.stages().get(1).last("RUN").orElseThrow().split("\\s+");
    assertThat(archive)
        .contains(options)
        .contains("-XX:AOTCacheOutput=/opt/patchbay/patchbay.aot", "-Dpatchbay.log=json");
    assertThat(script)
        .contains(
            "MALLOC_TRIM_THRESHOLD_-" + file.shipped().environment().get("MALLOC_TRIM_THRESHOLD_"));
  }

  @ParameterizedTest
  @CsvSource({
    "pom.xml, false",
    "src/main, false",
    ".env, true",
    "data/keyset.json, true",
    ".git, true",
    "target, true"
  })
  void an_engine_gets_the_sources_and_no_secret(String path, boolean ignored) throws IOException {
    assertThat(Context.ignored(path)).isEqualTo(ignored);
  }

  @Test
  void health_is_asked_for_within_the_time_that_an_engine_waits() {
    var check = file.shipped().last("HEALTHCHECK").orElseThrow();
    var times = Dockerfile.assignments(check.substring(0, check.indexOf("CMD")).replace("--", ""));
    assertThat(Stream.of("interval", "timeout")).allMatch(times::containsKey);
    assertThat(seconds(times, "timeout")).isLessThan(seconds(times, "interval"));
  }

  private static int seconds(Map<String, String> times, String name) {
    return Integer.parseInt(times.getOrDefault(name, "").replace("s", ""));
  }
}
