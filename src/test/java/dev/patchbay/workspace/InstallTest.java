package dev.patchbay.workspace;

import static dev.patchbay.workspace.Samples.ACME;
import static dev.patchbay.workspace.Samples.orgWide;
import static dev.patchbay.workspace.Samples.workspace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Database;
import dev.patchbay.secret.Keyset;
import dev.patchbay.secret.Secret;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.ManualClock;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class InstallTest {
  private static final URI REDIRECT = URI.create("https://patchbay.test/slack/oauth_redirect");
  private static final Refusal DENIED =
      new Refusal.Rejected(Refusal.Vendor.SLACK, "invalid_code", "");

  private final Database database;
  private final ManualClock clock = new ManualClock();
  private final Installations installations;
  private final FakeSlackOAuth slack = new FakeSlackOAuth();
  private final Install install;

  InstallTest(DatabaseKind kind, @TempDir Path folder) {
    database = DatabaseFixture.open(kind);
    Keyset keyset = Keyset.load(folder.resolve("keyset.json"), true);
    installations = new Installations(database.transactions(), keyset.encryptor(), clock);
    install = install(true);
  }

  private Install install(boolean available, String... workspaces) {
    return new Install(
        database.transactions(),
        installations,
        slack,
        new Install.Policy(REDIRECT, available, Set.of(workspaces)),
        clock,
        new SecureRandom());
  }

  private static Outcome<Installation> completed(Install install) {
    var begun = install.begin(Set.of());
    return install.complete(state(begun), "code", begun.browser());
  }

  private void unwelcome(Install install) {
    assertThat(completed(install))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            no ->
                assertThat(no.refusal())
                    .isInstanceOfSatisfying(
                        Refusal.BadInput.class,
                        bad -> assertThat(bad.problem()).contains("PATCHBAY_WORKSPACES")));
  }

  @Test
  void the_first_workspace_that_comes_is_taken_and_no_other_after_it() {
    assertThat(completed(install)).isInstanceOf(Outcome.Done.class);
    assertThat(completed(install)).as("once more").isInstanceOf(Outcome.Done.class);
    slack.answer = Outcome.done(orgWide("E9", "xoxb-9"));
    unwelcome(install);
    assertThat(installations.find(new TeamId("E9"))).isEmpty();
  }

  @Test
  void the_org_of_a_workspace_that_is_installed_may_come_too() {
    installations.save(workspace("xoxb-1").within("E1"));
    slack.answer = Outcome.done(orgWide("E1", "xoxb-org"));
    assertThat(completed(install)).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void what_the_setting_names_is_taken_and_nothing_else() {
    unwelcome(install(true, "T2", "E2"));
    assertThat(installations.any()).isFalse();
    assertThat(completed(install(true, "T2", "T1"))).isInstanceOf(Outcome.Done.class);
    slack.answer = Outcome.done(orgWide("E1", "xoxb-org"));
    assertThat(completed(install(true, "E1"))).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void the_token_of_a_workspace_that_may_not_is_revoked_and_not_being_able_to_changes_nothing() {
    unwelcome(install(true, "T2"));
    assertThat(slack.revoked).containsExactly(Secret.of("xoxb-1"));
    slack.revocation = Outcome.refused(new Refusal.Unavailable(Refusal.Vendor.SLACK, "silent"));
    unwelcome(install(true, "T2"));
    assertThat(slack.revoked).hasSize(2);
    assertThat(installations.any()).isFalse();
  }

  @Test
  void a_workspace_that_may_no_longer_install_keeps_the_token_that_it_works_with() {
    completed(install);
    unwelcome(install(true, "T2"));
    assertThat(slack.revoked).isEmpty();
    assertThat(installations.find(ACME)).isPresent();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_begun_install_is_completed_and_saved() {
    Install.Begun begun = install.begin(Set.of());
    assertThat(install.complete(state(begun), "code", begun.browser()))
        .isEqualTo(Outcome.done(workspace("xoxb-1")));
    assertThat(installations.find(ACME)).contains(workspace("xoxb-1"));
    assertThat(slack.exchanged).containsExactly("code " + REDIRECT);
  }

  @Test
  void a_state_is_taken_once_even_by_many_at_a_time() {
    Install.Begun begun = install.begin(Set.of());
    long done =
        IntStream.range(0, 4)
            .parallel()
            .mapToObj(one -> install.complete(state(begun), "code", begun.browser()))
            .filter(Outcome.Done.class::isInstance)
            .count();
    assertThat(done).isEqualTo(1);
  }

  @Test
  void another_browser_is_refused_and_does_not_use_it_up() {
    Install.Begun begun = install.begin(Set.of());
    Install.Begun attacker = install.begin(Set.of());
    refused(install.complete(state(begun), "code", attacker.browser()));
    refused(install.complete(state(begun), "code", ""));
    assertThat(slack.exchanged).isEmpty();
    assertThat(install.complete(state(begun), "code", begun.browser()))
        .isInstanceOf(Outcome.Done.class);
  }

  @Test
  void an_unknown_state_is_refused() {
    refused(install.complete("made up", "code", install.begin(Set.of()).browser()));
  }

  @Test
  void a_state_lives_ten_minutes_and_is_swept_out_later() {
    Install.Begun begun = install.begin(Set.of());
    clock.advance(Duration.ofMinutes(10));
    refused(install.complete(state(begun), "code", begun.browser()));
    install.begin(Set.of());
    assertThat(rows()).hasSize(1);
  }

  @Test
  void neither_state_nor_cookie_can_be_read_in_the_table() {
    Install.Begun begun = install.begin(Set.of());
    assertThat(rows().get(0).values().toString()).doesNotContain(state(begun), begun.browser());
    assertThat(begun.browser()).hasSize(43).isNotEqualTo(state(begun));
  }

  @Test
  void a_refusal_of_slack_is_handed_on_and_nothing_is_saved() {
    slack.answer = Outcome.refused(DENIED);
    Install.Begun begun = install.begin(Set.of());
    assertThat(install.complete(state(begun), "code", begun.browser()))
        .isEqualTo(Outcome.refused(DENIED));
    assertThat(installations.all()).isEmpty();
  }

  @Test
  void without_client_id_it_is_refused_with_the_name_of_the_setting() {
    Install off = install(false);
    assertThat(off.available()).isFalse();
    assertThat(off.complete("s", "c", "b"))
        .isEqualTo(Outcome.refused(new Refusal.NotConfigured("SLACK_CLIENT_ID")));
    assertThatThrownBy(() -> off.begin(Set.of())).isInstanceOf(IllegalStateException.class);
  }

  private static void refused(Outcome<Installation> outcome) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused ->
                assertThat(refused.refusal())
                    .isInstanceOfSatisfying(
                        Refusal.BadInput.class, bad -> assertThat(bad.field()).isEqualTo("state")));
  }

  private static String state(Install.Begun begun) {
    return begun.redirect().getQuery().substring("state=".length());
  }

  private List<Map<String, Object>> rows() {
    return database
        .transactions()
        .call(handle -> handle.createQuery("select * from install_state").mapToMap().list());
  }

  /** Answers as told, and remembers what it was asked to exchange. */
  private final class FakeSlackOAuth implements SlackOAuth {
    private final List<String> exchanged = new ArrayList<>();
    private final List<Secret> revoked = new ArrayList<>();
    private volatile Outcome<Boolean> revocation = Outcome.done(true);
    private volatile Outcome<Installation> answer = Outcome.done(workspace("xoxb-1"));

    @Override
    public URI authorizeUrl(String state, URI redirect, Set<OptionalFeature> features) {
      return URI.create("https://slack.test/authorize?state=" + state);
    }

    @Override
    public synchronized Outcome<Installation> exchange(String code, URI redirect) {
      exchanged.add(code + " " + redirect);
      return answer;
    }

    @Override
    public synchronized Outcome<Boolean> revoke(Secret botToken) {
      installations.requireNoTransaction();
      revoked.add(botToken);
      return revocation;
    }
  }
}
