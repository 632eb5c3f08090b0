package dev.patchbay.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.patchbay.app.CommandRun;
import dev.patchbay.app.settings.Variable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The compose file, against the specification's names and against the image that it starts. */
final class ComposeTest {
  private static final Path FILE = Path.of("docker/compose.yaml");
  private static final Pattern SUBSTITUTED = Pattern.compile("\\$\\{(\\w+)(:[-?][^}]*)?}");
  private static final Set<String> KNOWN =
      Stream.of(Variable.values()).map(Variable::name).collect(Collectors.toSet());
  private final String text;
  private final JsonNode file;
  private final JsonNode patchbay;
  private final JsonNode database;
  private final Dockerfile.Stage image;

  ComposeTest() throws IOException {
    text = Files.readString(FILE);
    file = new YAMLMapper().readTree(text);
    patchbay = file.path("services").path("patchbay");
    database = file.path("services").path("database");
    image = Dockerfile.read().shipped();
  }

  @Test
  void every_key_is_one_of_the_specification_and_its_value_of_the_right_kind() {
    assertThat(ComposeFacts.faults(file)).isEmpty();
    ((ObjectNode) patchbay).put("stop_grace_periode", "15s").put("restart", "sometimes");
    assertThat(ComposeFacts.faults(file)).hasSize(2);
  }

  @Test
  void what_it_builds_is_there() {
    var context = FILE.resolveSibling(patchbay.path("build").path("context").asText()).normalize();
    assertThat(context.resolve("pom.xml").normalize()).exists();
    assertThat(context.resolve(patchbay.path("build").path("dockerfile").asText()).normalize())
        .isEqualTo(Dockerfile.FILE);
  }

  @Test
  void what_is_substituted_is_a_setting_and_has_a_value_or_says_that_it_needs_one() {
    assertThat(SUBSTITUTED.matcher(text).results())
        .hasSize(3)
        .allSatisfy(
            found -> {
              assertThat(KNOWN).contains(found.group(1));
              assertThat(found.group(2)).as(found.group()).isNotNull();
            });
  }

  @Test
  void the_port_and_the_keyset_are_the_images_whatever_the_env_file_says() {
    var environment = patchbay.path("environment");
    assertThat(environment.properties())
        .allSatisfy(entry -> assertThat(KNOWN).contains(entry.getKey()));
    var port = image.last("EXPOSE").orElseThrow();
    assertThat(patchbay.path("ports").get(0).asText()).endsWith(":" + port);
    assertThat(environment.path("PATCHBAY_PORT").asText()).isEqualTo(port);
    assertThat(environment.path("PATCHBAY_KEYSET_FILE").asText())
        .isEqualTo(image.environment().get("PATCHBAY_KEYSET_FILE"));
  }

  @Test
  void what_must_last_is_in_volumes_that_are_declared() {
    assertThat(patchbay.path("volumes").get(0).asText())
        .isEqualTo("keyset:" + image.last("VOLUME").orElseThrow());
    assertThat(database.path("volumes").get(0).asText()).startsWith("database:/var/lib/postgresql");
    assertThat(file.path("volumes").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("keyset", "database");
  }

  @Test
  void the_database_is_the_one_that_is_created_and_answers_before_the_server_starts() {
    var theirs = database.path("environment");
    var ours = patchbay.path("environment");
    assertThat(ours.path("PATCHBAY_DATABASE_URL").asText())
        .isEqualTo("jdbc:postgresql://database:5432/" + theirs.path("POSTGRES_DB").asText());
    assertThat(ours.path("PATCHBAY_DATABASE_USER")).isEqualTo(theirs.path("POSTGRES_USER"));
    assertThat(ours.path("PATCHBAY_DATABASE_PASSWORD")).isEqualTo(theirs.path("POSTGRES_PASSWORD"));
    assertThat(patchbay.path("depends_on").path("database").path("condition").asText())
        .isEqualTo("service_healthy");
    assertThat(database.path("healthcheck").path("test").toString()).contains("pg_isready", "-h");
  }

  @Test
  void a_stop_has_the_nine_seconds_that_the_server_takes() {
    assertThat(patchbay.path("stop_grace_period").asText()).matches("1\\d+s");
  }

  @Test
  void the_command_of_its_comment_makes_the_keyset(@TempDir Path folder) {
    assertThat(text).contains("-e PATCHBAY_DATABASE_URL=jdbc:h2:mem: patchbay keys create");
    Map<String, String> environment = new HashMap<>(image.environment());
    patchbay
        .path("environment")
        .properties()
        .forEach(entry -> environment.put(entry.getKey(), entry.getValue().asText()));
    environment.put("PATCHBAY_DATABASE_URL", "jdbc:h2:mem:");
    environment.put("PATCHBAY_KEYSET_FILE", folder.resolve("keyset.json").toString());

    var run = CommandRun.of(environment, "keys", "create");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(folder.resolve("keyset.json")).exists();
  }
}
