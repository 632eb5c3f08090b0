package dev.patchbay.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.slack.Fault;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.Eavesdropper;
import dev.patchbay.support.Marks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Everything that happens to Patchbay, with every secret marked and every logger at its lowest
 * level; then every log line, answer, file and thread name is searched for the marks.
 */
final class NeverSeenTest {
  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

  @TempDir private Path folder;

  @Test
  void no_secret_is_in_any_log_line_answer_file_or_thread_name() throws Exception {
    Set<Path> before = temporaryFiles();
    var found = new ArrayList<String>();
    try (var ears = new Eavesdropper()) {
      var scene = new SecretScene(folder);
      try (scene) {
        scene.play();
      }
      assertThat(ears.events()).contains("dev.patchbay.token", "JUL ", "DEBUG");
      assertThat(ears.shipped()).contains("\"level\":\"INFO\"");
      for (Marks marks : List.of(scene.secret, scene.given)) {
        found.addAll(marks.in("a log event", ears.events()));
        found.addAll(marks.in("the log", ears.shipped()));
        found.addAll(marks.in("standard output", ears.printed()));
        found.addAll(marks.in("a thread name", String.join("\n", scene.threads)));
        found.addAll(marks.in("the database", dump(scene)));
        for (Path file : written(before)) {
          found.addAll(marks.in(file.getFileName().toString(), text(file)));
        }
      }
      for (String answer : scene.browser.answers()) {
        found.addAll(scene.secret.in("the answer to " + answer.lines().findFirst(), answer));
      }
      for (String shown : scene.seenInSlack()) {
        found.addAll(scene.secret.in("Slack", shown));
      }
    }
    assertThat(found.stream().distinct().limit(50).toList()).isEmpty();
  }

  @Test
  void nor_in_socket_mode_with_connections_that_break_and_do_not_come_back_at_once() {
    var secret = new Marks();
    try (var ears = new Eavesdropper()) {
      try (World world = World.on(DatabaseKind.H2, true)) {
        var slack = world.sandbox().slack();
        world.ada.install();
        world.logIn(world.ada, SandboxWorld.ADA);
        slack.faults().next("apps.connections.open", Fault.http(500));
        slack.sockets().disconnect(world.sandbox().appId(), "refresh_requested");
        SandboxPerson.await(
            "a new connection",
            () ->
                Optional.of(slack.sockets().connected(world.sandbox().appId()))
                    .filter(connections -> connections > 0));
        world.connect("checkout");
        slack.secrets().forEach(value -> secret.add("a secret of Slack's", value));
        world.sandbox().pagerDuty().secrets().forEach(value -> secret.add("PagerDuty's", value));
      }
      assertThat(secret.in("a log event", ears.events())).isEmpty();
      assertThat(secret.in("the log", ears.shipped() + ears.printed())).isEmpty();
    }
  }

  private List<Path> written(Set<Path> before) throws IOException {
    var files = new ArrayList<Path>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(Files::isRegularFile).forEach(files::add);
    }
    files.addAll(temporaryFiles());
    files.removeAll(before);
    // The one file that is there to hold keys, guarded by its mode.
    files.removeIf(file -> file.getFileName().toString().startsWith("keyset.json"));
    assertThat(files).anyMatch(file -> file.toString().endsWith("patchbay.mv.db"));
    return files;
  }

  private static Set<Path> temporaryFiles() throws IOException {
    var files = new HashSet<Path>();
    try (Stream<Path> all = Files.list(TEMPORARY)) {
      all.filter(file -> Files.isRegularFile(file) && Files.isReadable(file)).forEach(files::add);
    }
    return files;
  }

  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      // Another program's, which has gone since it was listed.
      return "";
    }
  }

  private String dump(SecretScene scene) throws SQLException {
    var rows = new StringBuilder();
    try (var connection =
            DriverManager.getConnection(
                SecretScene.jdbcUrl(folder) + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                "patchbay",
                scene.password);
        var statement = connection.createStatement();
        var script = statement.executeQuery("script")) {
      while (script.next()) {
        rows.append(script.getString(1)).append('\n');
      }
    }
    assertThat(rows.toString()).containsIgnoringCase("insert into");
    return rows.toString();
  }

  @Test
  void a_planted_leak_is_found_however_it_is_written() {
    String token = "pdus+_0XBPWQQ_" + UUID.randomUUID();
    var marks = new Marks();
    marks.add("the token", token);
    byte[] bytes = ("{\"token\":\"" + token + "\"}").getBytes(StandardCharsets.UTF_8);
    try (var ears = new Eavesdropper()) {
      var log = LoggerFactory.getLogger("dev.patchbay.planted");
      log.trace("got {}", token);
      assertThat(marks.in("log", ears.events())).hasSizeGreaterThanOrEqualTo(1);
      log.warn("it broke", new IllegalStateException("with", new IOException("of " + token)));
      assertThat(marks.in("log", ears.shipped())).as("what is shipped masks it").isEmpty();
      assertThat(ears.shipped()).contains("with", "of (hidden)");
      assertThat(marks.in("log", ears.events())).hasSizeGreaterThanOrEqualTo(3);
      java.util.logging.Logger.getLogger("planted").finest("got " + token);
      assertThat(marks.in("log", ears.events())).hasSizeGreaterThanOrEqualTo(4);
    }
    for (String written :
        List.of(
            new String(bytes, StandardCharsets.UTF_8),
            token.substring(14, 34),
            token.replace("+", "%2B"),
            Base64.getEncoder().encodeToString(bytes),
            Base64.getUrlEncoder().encodeToString(("x" + token).getBytes(StandardCharsets.UTF_8)),
            Base64.getEncoder().encodeToString(("xx" + token).getBytes(StandardCharsets.UTF_8)),
            java.util.HexFormat.of().formatHex(bytes))) {
      assertThat(marks.in("a file", "before " + written + " after")).as(written).isNotEmpty();
    }
    assertThat(marks.in("a file", "pdus+_0XBPWQQ_" + UUID.randomUUID())).isEmpty();
  }
}
