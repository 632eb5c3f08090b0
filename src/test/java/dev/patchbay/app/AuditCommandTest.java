package dev.patchbay.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patchbay.app.server.ChainKey;
import dev.patchbay.audit.AuditChain;
import dev.patchbay.audit.AuditChange;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.audit.AuditLog;
import dev.patchbay.audit.AuditOrigin;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Database;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.db.Leases;
import dev.patchbay.secret.Keyset;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.ManualClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code audit} on a database that a server has used. */
final class AuditCommandTest {
  private final ManualClock clock = new ManualClock();
  private final Map<String, String> env = new HashMap<>();
  @TempDir private Path folder;
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();
  private DatabaseSettings settings;

  @BeforeEach
  void keys() {
    env.put("PATCHBAY_KEYSET_FILE", folder.resolve("keyset.json").toString());
    assertThat(run("keys", "create")).isZero();
    use(new DatabaseSettings("jdbc:h2:file:" + folder.resolve("patchbay"), null, null));
  }

  private void use(DatabaseSettings other) {
    settings = other;
    env.put("PATCHBAY_DATABASE_URL", other.jdbcUrl());
    Optional.ofNullable(other.user()).ifPresent(user -> env.put("PATCHBAY_DATABASE_USER", user));
  }

  private int run(String... args) {
    out = new StringWriter();
    err = new StringWriter();
    return Main.run(args, env, new PrintWriter(out, true), new PrintWriter(err, true));
  }

  /** A server that runs for a moment: so many changes, a minute each, all but the last linked. */
  private void recorded(int changes) {
    try (var database = Database.open(settings)) {
      record(database, changes);
    }
  }

  private void record(Database database, int changes) {
    var keyset = Keyset.load(folder.resolve("keyset.json"), false);
    var transactions = database.transactions();
    var log = new AuditLog(transactions, clock);
    for (int i = 1; i <= changes; i++) {
      log.record(entry("U" + i));
      clock.advance(Duration.ofMinutes(1));
    }
    new AuditChain(
            transactions, new Leases(transactions, clock), new ChainKey(keyset.fingerprint()))
        .link();
    log.record(entry("ULAST"));
  }

  private static AuditEntry entry(String who) {
    return new AuditEntry(
        who,
        "PUSER01",
        AuditOrigin.slack(),
        "acknowledge",
        Optional.of(new TeamId("T0ACME")),
        Optional.of(new ChannelId("C0OPS")),
        Optional.empty(),
        Optional.empty(),
        Map.of("status", new AuditChange("triggered", "acknowledged")),
        Optional.empty(),
        AuditEntry.DONE);
  }

  private void sql(String update) {
    try (var database = Database.open(settings)) {
      int rows = database.transactions().call(handle -> handle.execute(update));
      assertThat(rows).isPositive();
    }
  }

  private List<JsonNode> lines() throws IOException {
    var mapper = new ObjectMapper();
    var nodes = new ArrayList<JsonNode>();
    for (String line : out.toString().lines().toList()) {
      nodes.add(mapper.readTree(line));
    }
    return nodes;
  }

  @ParameterizedTest
  @EnumSource
  void what_holds_is_verified_also_after_a_rotation_and_what_was_changed_is_named(DatabaseKind kind)
      throws IOException {
    if (kind == DatabaseKind.POSTGRESQL) {
      use(DatabaseFixture.settings(kind));
    }
    recorded(5);
    assertThat(run("audit", "verify")).isZero();
    assertThat(out.toString()).contains("holds: 5 entries").contains("1 newer entries");
    assertThat(run("keys", "rotate")).isZero();
    recorded(2);
    assertThat(run("audit", "verify", "--json")).isZero();
    var json = new ObjectMapper().readTree(out.toString());
    assertThat(json.get("holds").asBoolean()).isTrue();
    assertThat(json.get("verified").asInt()).isEqualTo(8);

    sql("update audit_entry set who = 'U9' where seq = 3");
    assertThat(run("audit", "verify")).isEqualTo(1);
    assertThat(err.toString()).contains("doesn't hold at entry 3.").contains("2 entries before");
    assertThat(out.toString()).isEmpty();
    assertThat(run("audit", "verify", "--json")).isEqualTo(1);
    assertThat(new ObjectMapper().readTree(out.toString()).get("seq").asInt()).isEqualTo(3);
  }

  @Test
  void export_prints_every_entry_as_a_line_and_filters() throws IOException {
    recorded(5);
    assertThat(run("audit", "export")).isZero();
    assertThat(lines()).hasSize(6);
    assertThat(lines().get(0).get("who").asText()).isEqualTo("U1");
    assertThat(lines().get(0).get("seq").asInt()).isEqualTo(1);
    assertThat(lines().get(0).at("/changes/status/to").asText()).isEqualTo("acknowledged");
    assertThat(lines().get(5).get("seq").isNull()).isTrue();

    assertThat(
            run(
                "audit",
                "export",
                "--since",
                "2026-11-23T09:02:00Z",
                "--until=2026-11-23T09:04:00Z",
                "--channel=C0OPS"))
        .isZero();
    assertThat(lines()).extracting(line -> line.get("who").asText()).containsExactly("U3", "U4");
    assertThat(run("audit", "export", "--who", "ULAST", "--json")).isZero();
    assertThat(lines()).hasSize(1);
    assertThat(run("audit", "export", "--after", "4", "--until", "2026-11-24")).isZero();
    assertThat(lines()).extracting(line -> line.get("who").asText()).containsExactly("U5", "ULAST");
    assertThat(run("audit", "export", "--action=resolve")).isZero();
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void bad_usage_is_64_and_says_what_is_right() {
    recorded(1);
    assertThat(run("audit")).isEqualTo(64);
    assertThat(err.toString()).contains("audit verify");
    assertThat(run("audit", "export", "--since", "yesterday")).isEqualTo(64);
    assertThat(err.toString()).contains("--since: yesterday");
    assertThat(run("audit", "verify", "--witness", "5")).isEqualTo(64);
    assertThat(err.toString()).contains("SEQ:HASH");
    for (String command : List.of("verify", "export")) {
      assertThat(run("audit", command, "--help")).isZero();
      assertThat(out.toString()).contains("--json");
    }
  }

  @Test
  void while_a_server_has_the_file_a_copy_is_read_and_where_none_can_be_the_api_is_named() {
    try (var server = Database.open(settings)) {
      record(server, 3);
      assertThat(run("audit", "verify")).isZero();
      assertThat(out.toString()).contains("holds: 3 entries");

      env.put("PATCHBAY_DATABASE_URL", settings.jdbcUrl().replace("h2:file:", "h2:nioMapped:"));
      for (String command : List.of("verify", "export")) {
        assertThat(run("audit", command)).isEqualTo(1);
        assertThat(err.toString()).contains("in use").contains("GET /api/v1/audit");
      }
    }
  }

  @Test
  void a_database_that_is_not_there_is_said_in_words() {
    assertThat(run("audit", "export")).isEqualTo(1);
    assertThat(err.toString()).contains("does not exist yet");
  }
}
