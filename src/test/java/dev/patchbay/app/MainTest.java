package dev.patchbay.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.settings.Variable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void unknown_command_is_bad_usage() {
    assertThat(run(Map.of(), "conect")).isEqualTo(64);
    assertThat(err.toString()).contains("conect").contains("--help");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void unknown_option_is_bad_usage() {
    assertThat(run(Map.of(), "serve", "--loud")).isEqualTo(64);
    assertThat(err.toString()).contains("--loud").contains("patchbay serve --help");
  }

  @Test
  void every_command_has_help() {
    for (String command :
        new String[] {
          "serve",
          "plan",
          "apply",
          "export",
          "settings",
          "doctor",
          "keys",
          "version",
          "sandbox",
          "demo"
        }) {
      assertThat(run(Map.of(), command, "--help")).as(command).isZero();
      assertThat(out.toString()).contains("Usage: patchbay " + command);
    }
  }

  @Test
  void serve_with_bad_settings_lists_them_and_fails() {
    assertThat(run(Map.of("PATCHBAY_PORT", "x"), "serve")).isEqualTo(1);
    assertThat(err.toString())
        .contains("2 settings are invalid")
        .contains("PATCHBAY_PORT")
        .contains("SLACK_SIGNING_SECRET");
  }

  @Test
  void settings_prints_each_with_its_source_and_no_secret() {
    assertThat(
            run(
                Map.of("SLACK_SIGNING_SECRET", "marked-secret", "PAGERDUTY_SUBDOMAIN", "acme"),
                "settings"))
        .isZero();
    assertThat(out.toString())
        .contains("SLACK_SIGNING_SECRET         set  [environment]")
        .contains("SLACK_BOT_TOKEN              not set  [-]")
        .contains("PAGERDUTY_SUBDOMAIN          acme  [environment]")
        .contains("PATCHBAY_PORT                3000  [default]")
        .doesNotContain("marked-secret");
  }

  @Test
  void a_port_that_is_taken_is_said_in_words_without_a_stack(@TempDir Path folder)
      throws Exception {
    try (var taken = new java.net.ServerSocket(0)) {
      assertThat(serve(folder.resolve("patchbay"), folder, taken.getLocalPort())).isEqualTo(1);
      assertThat(err.toString())
          .contains("port " + taken.getLocalPort(), "PATCHBAY_PORT")
          .doesNotContain("\tat ", "Exception", "report this");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sandbox", "demo"})
  void a_port_that_cannot_be_is_bad_usage_and_one_that_is_taken_is_said_in_words(String command)
      throws Exception {
    assertThat(run(Map.of(), command, "--port", "70000")).isEqualTo(64);
    assertThat(run(Map.of(), command, "--port", "-1")).isEqualTo(64);
    try (var taken = new java.net.ServerSocket(0)) {
      var port = String.valueOf(taken.getLocalPort());
      assertThat(run(Map.of(), command, "--port", port)).isEqualTo(1);
      assertThat(err.toString())
          .contains("port " + port, "--port 0")
          .doesNotContain("\tat ", "Exception", "report this");
    }
  }

  @Test
  void a_data_folder_that_cannot_be_is_said_in_words_without_a_stack(@TempDir Path folder)
      throws Exception {
    var file = Files.writeString(folder.resolve("file"), "");
    assertThat(serve(file.resolve("data/patchbay"), folder, 0)).isEqualTo(1);
    assertThat(err.toString())
        .contains(file + " is a file, not a folder", "PATCHBAY_DATABASE_URL")
        .doesNotContain("\tat ", "Exception", "report this");
  }

  private int serve(Path database, Path folder, int port) {
    return run(
        Map.of(
            "SLACK_SIGNING_SECRET",
            "x",
            "SLACK_API_URL",
            "http://localhost:1/api/",
            "PATCHBAY_PORT",
            String.valueOf(port),
            "PATCHBAY_DATABASE_URL",
            "jdbc:h2:file:" + database,
            "PATCHBAY_KEYSET_FILE",
            folder.resolve("keyset.json").toString()),
        "serve");
  }

  @Test
  void settings_prints_what_is_in_force() {
    run(
        Map.of(
            "SLACK_SIGNING_SECRET", "x",
            "PAGERDUTY_REGION", "eu",
            "PATCHBAY_PORT", "8080",
            "PATCHBAY_DATABASE_URL", "jdbc:postgresql://db/p?user=u&password=marked"),
        "settings");
    assertThat(out.toString())
        .contains("PAGERDUTY_API_URL            https://api.eu.pagerduty.com  [default]")
        .contains("PATCHBAY_PUBLIC_URL          http://localhost:8080  [default]")
        .contains("jdbc:postgresql://db/p?user=u&password=set")
        .doesNotContain("marked");
  }

  @Test
  void settings_in_json_holds_every_variable() {
    run(
        Map.of(
            "SLACK_SIGNING_SECRET", "hidden",
            "PATCHBAY_DATABASE_URL", "jdbc:postgresql://db/p?user=u&password=marked"),
        "settings",
        "--json");
    assertThat(out.toString()).doesNotContain("marked", "hidden");
    for (Variable variable : Variable.values()) {
      assertThat(out.toString()).contains("\"name\" : \"" + variable + "\"");
    }
  }

  @Test
  void keys_create_makes_a_private_file_and_leaves_one_that_is_there(@TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("deep/keyset.json");
    var env =
        Map.of(
            "PATCHBAY_KEYSET_FILE",
            file.toString(),
            "PATCHBAY_DATABASE_URL",
            "jdbc:h2:file:" + folder.resolve("patchbay"));

    assertThat(run(env, "keys", "create")).isZero();
    String first = Files.readString(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(run(env, "keys", "create")).isZero();
    assertThat(Files.readString(file)).isEqualTo(first);
    assertThat(out.toString()).contains("already exists and is valid");
  }

  private int run(Map<String, String> env, String... args) {
    return Main.run(args, env, new PrintWriter(out, true), new PrintWriter(err, true));
  }
}
