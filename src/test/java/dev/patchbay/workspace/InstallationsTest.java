package dev.patchbay.workspace;

import static dev.patchbay.workspace.Samples.ACME;
import static dev.patchbay.workspace.Samples.orgWide;
import static dev.patchbay.workspace.Samples.workspace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Database;
import dev.patchbay.secret.Keyset;
import dev.patchbay.secret.Secret;
import dev.patchbay.secret.UnreadableSecretException;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class InstallationsTest {
  private final Database database;
  private final ManualClock clock = new ManualClock();
  private final Keyset keyset;
  private final Installations installations;
  private final Installations otherNode;

  InstallationsTest(DatabaseKind kind, @TempDir Path folder) {
    database = DatabaseFixture.open(kind);
    keyset = Keyset.load(folder.resolve("keyset.json"), true);
    installations = node(keyset);
    otherNode = node(keyset);
  }

  private Installations node(Keyset keys) {
    return new Installations(database.transactions(), keys.encryptor(), clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void what_was_saved_is_found_and_listed_whole() {
    installations.save(workspace("xoxb-1"));
    assertThat(otherNode.find(ACME)).contains(workspace("xoxb-1"));
    assertThat(otherNode.all()).containsExactly(workspace("xoxb-1"));
    assertThat(installations.find(new TeamId("T2"))).isEmpty();
  }

  @Test
  void the_token_is_not_in_the_table() {
    installations.save(workspace("xoxb-hunter2"));
    assertThat(column("bot_token")).doesNotContain("hunter2");
  }

  @Test
  void a_token_copied_to_another_row_does_not_open() {
    installations.save(workspace("xoxb-1"));
    execute("update installation set team_id = 'T2'");
    assertThatThrownBy(() -> installations.find(new TeamId("T2")))
        .isInstanceOf(UnreadableSecretException.class)
        .hasMessageNotContaining("xoxb");
  }

  @Test
  void installing_again_replaces_also_with_a_lost_keyset(@TempDir Path folder) {
    installations.save(workspace("xoxb-1"));
    Installations afterLoss = node(Keyset.load(folder.resolve("new.json"), true));
    assertThatThrownBy(() -> afterLoss.find(ACME)).isInstanceOf(UnreadableSecretException.class);
    afterLoss.save(workspace("xoxb-2"));
    assertThat(afterLoss.all()).containsExactly(workspace("xoxb-2"));
  }

  @Test
  void what_readiness_asks_opens_no_token(@TempDir Path folder) {
    assertThat(installations.any()).isFalse();
    installations.save(workspace("xoxb-1"));
    execute(
        "update installation set rotation_trouble = 'invalid_refresh_token', token_expires_at ="
            + " installed_at");
    var withoutKeys = node(Keyset.load(folder.resolve("new.json"), true));
    assertThat(withoutKeys.any()).isTrue();
    assertThat(withoutKeys.troubles())
        .singleElement()
        .satisfies(trouble -> assertThat(trouble.ended()).isTrue())
        .extracting(RotationTrouble::workspace)
        .isEqualTo("Acme");
  }

  @Test
  void an_org_wide_installation_comes_before_the_workspaces_own() {
    installations.save(workspace("xoxb-1"));
    installations.save(orgWide("E1", "xoxb-org"));
    assertThat(installations.find(ACME)).contains(workspace("xoxb-1"));

    installations.belongs(ACME, "E1");
    assertThat(installations.find(ACME)).contains(orgWide("E1", "xoxb-org"));
    assertThat(installations.find(new TeamId("E1"))).contains(orgWide("E1", "xoxb-org"));

    installations.remove(Optional.empty(), Optional.of("E1"));
    assertThat(installations.find(ACME)).contains(workspace("xoxb-1").within("E1"));
  }

  @Test
  void a_workspace_that_joined_an_org_keeps_one_installation_that_names_it() {
    installations.save(workspace("xoxb-1"));
    installations.belongs(ACME, "E1");
    installations.belongs(ACME, "E1");
    installations.belongs(ACME, "E2");
    assertThat(installations.all()).containsExactly(workspace("xoxb-1").within("E2"));
    installations.save(workspace("xoxb-2"));
    assertThat(installations.all()).containsExactly(workspace("xoxb-2"));
  }

  @Test
  void a_removed_installation_is_forgotten_at_once_here_and_soon_elsewhere() {
    installations.save(workspace("xoxb-1"));
    assertThat(installations.find(ACME)).isPresent();
    assertThat(otherNode.find(ACME)).isPresent();

    installations.remove(Optional.of(ACME), Optional.empty());
    assertThat(installations.find(ACME)).isEmpty();
    clock.advance(Duration.ofSeconds(30));
    assertThat(otherNode.find(ACME)).isEmpty();
    assertThat(installations.all()).isEmpty();
  }

  @Test
  void a_new_installation_is_found_at_once_by_a_node_that_just_looked() {
    assertThat(otherNode.find(ACME)).isEmpty();
    installations.save(workspace("xoxb-1"));
    assertThat(otherNode.find(ACME)).isPresent();
  }

  @Test
  void a_node_that_learns_late_that_a_token_is_dead_does_not_remove_its_successor() {
    installations.save(workspace("xoxb-old"));
    Installation old = otherNode.find(ACME).orElseThrow();
    installations.save(workspace("xoxb-new"));

    otherNode.remove(old);
    assertThat(otherNode.find(ACME)).contains(workspace("xoxb-new"));
    otherNode.remove(workspace("xoxb-new"));
    assertThat(otherNode.all()).isEmpty();
  }

  @Test
  void a_dead_org_wide_token_takes_only_that_org() {
    installations.save(orgWide("E1", "xoxb-1"));
    installations.save(orgWide("E2", "xoxb-2"));
    installations.remove(orgWide("E1", "xoxb-1"));
    assertThat(installations.all()).containsExactly(orgWide("E2", "xoxb-2"));
  }

  @Test
  void what_a_transaction_did_not_commit_is_not_remembered() {
    assertThatThrownBy(
            () ->
                database
                    .transactions()
                    .together(
                        () -> {
                          installations.save(workspace("xoxb-1"));
                          assertThat(installations.find(ACME)).isPresent();
                          throw new IllegalStateException("no");
                        }))
        .hasMessage("no");
    assertThat(installations.find(ACME)).isEmpty();
  }

  private String column(String name) {
    return database
        .transactions()
        .call(
            handle ->
                handle
                    .createQuery("select " + name + " from installation")
                    .mapTo(String.class)
                    .one());
  }

  private void execute(String sql) {
    database.transactions().run(handle -> handle.createUpdate(sql).execute());
  }

  @Test
  void what_becomes_known_of_the_org_during_a_rotation_keeps_both() {
    installations.save(rotating());
    var refreshed =
        rotating(() -> otherNode.belongs(ACME, "E1")).good(installations.find(ACME).orElseThrow());
    assertThat(refreshed.enterprise()).contains("E1");
    assertThat(otherNode.at(Optional.of(ACME), Optional.empty()))
        .contains(rotating().refreshed(newer()).within("E1"));
  }

  @Test
  void an_installation_that_was_removed_or_replaced_during_a_rotation_stays_so() {
    installations.save(rotating());
    var seen = installations.find(ACME).orElseThrow();
    assertThat(rotating(() -> otherNode.remove(seen)).good(seen)).isEqualTo(seen);
    assertThat(otherNode.all()).isEmpty();
    installations.save(seen);
    rotating(
            () -> {
              otherNode.remove(seen);
              clock.advance(Duration.ofMillis(1));
              otherNode.save(workspace("xoxb-3"));
            })
        .good(seen);
    assertThat(otherNode.all()).containsExactly(workspace("xoxb-3"));
  }

  @Test
  void slack_is_not_called_inside_a_transaction() {
    installations.save(rotating());
    var seen = installations.find(ACME).orElseThrow();
    var rotation = rotating(() -> {});
    assertThatThrownBy(() -> database.transactions().together(() -> rotation.good(seen)))
        .hasMessage("a call to Slack has no place inside a transaction");
  }

  private TokenRotation rotating(Runnable meanwhile) {
    return installations.rotation(
        refreshToken -> {
          meanwhile.run();
          return Outcome.done(newer());
        },
        clock);
  }

  private Installation rotating() {
    return Samples.rotating("xoxb-1", "xoxe-1", clock.instant().plusSeconds(60));
  }

  private BotTokenRefresh.Refreshed newer() {
    return new BotTokenRefresh.Refreshed(
        Secret.of("xoxb-2"), Secret.of("xoxe-2"), Instant.parse("2027-01-01T00:00:00Z"), "");
  }
}
