package dev.patchbay.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patchbay.db.Database;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.secret.Keyset;
import dev.patchbay.secret.Secret;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeysCommandTest {
  @TempDir private Path folder;
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();
  private Path file;
  private String url;
  private final Map<String, String> env = new HashMap<>();

  @BeforeEach
  void settings() {
    file = folder.resolve("keyset.json");
    url = "jdbc:h2:file:" + folder.resolve("patchbay");
    env.put("PATCHBAY_KEYSET_FILE", file.toString());
    env.put("PATCHBAY_DATABASE_URL", url);
  }

  @Test
  void keys_are_listed_with_what_each_has_encrypted_and_never_shown() throws IOException {
    run("keys", "create");
    encrypted();
    run("keys", "rotate");
    assertThat(run("keys")).isZero();
    assertThat(out.toString())
        .contains("1 (app_token.access_sealed 1)")
        .contains("none")
        .contains("AES-256-GCM")
        .contains("fingerprints")
        .doesNotContain(material());

    assertThat(run("keys", "list", "--json")).isZero();
    var keys = json().get("keys");
    assertThat(keys).hasSize(3);
    assertThat(keys.get(0).get("primary").asBoolean()).isFalse();
    assertThat(keys.get(0).get("encrypted").get("app_token.access_sealed").asInt()).isEqualTo(1);
    assertThat(keys.get(1).get("primary").asBoolean()).isTrue();
    assertThat(keys.get(1).get("values").asInt()).isZero();
    assertThat(json().get("counted").asBoolean()).isTrue();
  }

  @Test
  void a_database_that_the_server_holds_or_that_is_not_there_is_said_beside_the_keys() {
    run("keys", "create");
    assertThat(run("keys", "list")).isZero();
    assertThat(out.toString()).contains("AES-256-GCM").contains("does not exist yet");
    assertThat(folder.resolve("patchbay.mv.db")).as("looking makes none").doesNotExist();

    try (var server = Database.open(new DatabaseSettings(url, null, null))) {
      assertThat(server.answers()).isTrue();
      env.put("PATCHBAY_DATABASE_URL", url.replace("h2:file:", "h2:nioMapped:"));
      assertThat(run("keys", "list")).isZero();
      assertThat(out.toString()).contains("AES-256-GCM").contains("in use by another process");
      assertThat(run("keys", "--json")).isZero();
      assertThat(out.toString()).contains("\"counted\" : false");
    }
    env.put("PATCHBAY_DATABASE_URL", "jdbc:postgresql://localhost:1/x");
    assertThat(run("keys", "list")).isZero();
    assertThat(out.toString()).contains("AES-256-GCM").contains("isn't responding");
  }

  @Test
  void values_of_keys_that_are_not_in_the_file_are_named() throws IOException {
    run("keys", "create");
    encrypted();
    Files.delete(file);
    assertThat(run("keys", "create")).isEqualTo(1);
    assertThat(err.toString()).contains(file.toString()).contains("1 values").contains("--lost");
    assertThat(file).doesNotExist();

    assertThat(run("keys", "create", "--lost")).isZero();
    assertThat(out.toString()).contains("/slack/install");
    assertThat(run("keys")).isZero();
    assertThat(out.toString()).contains("is not in the file and has encrypted 1 values");
    assertThat(run("keys", "--json")).isZero();
    assertThat(json().get("not_in_file").get(0).get("values").asInt()).isEqualTo(1);
  }

  @Test
  void rotate_says_what_happens_next_and_prune_removes_what_nothing_needs() throws IOException {
    run("keys", "create");
    assertThat(run("keys", "rotate", "--json")).isZero();
    var rotated = json();
    assertThat(rotated.get("older")).hasSize(1);
    assertThat(run("keys", "prune")).isZero();
    assertThat(out.toString()).contains("Removed key " + rotated.get("older").get(0).asLong());
    assertThat(run("keys", "prune")).isZero();
    assertThat(out.toString()).contains("no old keys");

    assertThat(run("keys", "rotate")).isZero();
    assertThat(out.toString())
        .contains("older: " + rotated.get("primary").asLong())
        .contains("Copy it to every node");
    assertThat(Keyset.load(file, false).newestFirst()).hasSize(2);
  }

  @Test
  void prune_keeps_what_has_encrypted_something() throws IOException {
    run("keys", "create");
    encrypted();
    run("keys", "rotate");
    assertThat(run("keys", "prune", "--json")).isZero();
    assertThat(json().get("removed")).isEmpty();
    assertThat(json().get("kept").get(0).asText()).contains("app_token.access_sealed 1");
  }

  @Test
  void without_a_file_or_with_a_bad_setting_it_fails_in_words() {
    for (String command : new String[] {"list", "rotate", "prune"}) {
      assertThat(run("keys", command)).as(command).isEqualTo(1);
      assertThat(err.toString()).contains("There is no keyset file " + file);
    }
    env.put("PATCHBAY_DATABASE_URL", "jdbc:mysql:x");
    assertThat(run("keys")).isEqualTo(1);
    assertThat(err.toString()).contains("PATCHBAY_DATABASE_URL");
    assertThat(run("keys", "rotat")).isEqualTo(64);
  }

  /** One value, as a server would leave it. */
  private void encrypted() {
    var encryptor = Keyset.load(file, false).encryptor();
    try (var database = Database.open(new DatabaseSettings(url, null, null))) {
      String value = encryptor.encrypt(Secret.of("token"), "app_token.access:us.acme/s");
      database
          .transactions()
          .run(
              handle ->
                  handle.execute(
                      """
                      insert into app_token
                        (account, source, access_sealed, renew_at, expires_at, asked, scopes)
                      values ('us.acme', 's', ?, '2026-01-01', '2026-01-01', '', '')
                      """,
                      value));
    }
  }

  private String[] material() throws IOException {
    var values = new ObjectMapper().readTree(Files.readString(file)).findValuesAsText("value");
    assertThat(values).hasSizeGreaterThan(1);
    return values.toArray(String[]::new);
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(out.toString());
  }

  private int run(String... args) {
    out = new StringWriter();
    err = new StringWriter();
    return Main.run(args, env, new PrintWriter(out, true), new PrintWriter(err, true));
  }
}
