package dev.patchbay.token;

import static dev.patchbay.token.TokenNode.ADA;
import static dev.patchbay.token.TokenNode.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.pagerduty.TokenGrant;
import dev.patchbay.secret.Secret;
import dev.patchbay.support.DatabaseKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Logins that nobody uses are kept alive, and the yearly consent is warned of once. */
@ParameterizedClass
@EnumSource
final class LoginRefreshJobTest {
  private final DatabaseKind kind;
  private final IdentityServer identity = new IdentityServer();
  private final List<Instant> told = new ArrayList<>();
  private Outcome<Boolean> telling = Outcome.done(true);
  private TokenNode node;
  private LoginRefreshJob upkeep;

  LoginRefreshJobTest(DatabaseKind kind) {
    this.kind = kind;
  }

  @BeforeEach
  void open(@TempDir Path folder) {
    node = new TokenNode(TokenNode.OnHand.fresh(identity, kind, folder));
    upkeep =
        node.upkeep(
            (person, end) -> {
              told.add(end);
              return telling;
            });
  }

  @AfterEach
  void close() {
    node.close();
    identity.close();
  }

  private void after(Duration time) {
    node.clock().advance(time);
    upkeep.run();
  }

  @Test
  void an_unused_log_in_is_refreshed_after_25_days_and_not_before() {
    node.logIn();
    after(Duration.ofDays(24));
    assertThat(identity.refreshes).hasValue(0);
    after(Duration.ofDays(2));
    after(Duration.ofHours(1));
    assertThat(identity.refreshes).hasValue(1);
    value(value(node.tokens().own(ADA)).tokens().token());
    assertThat(identity.refreshes).hasValue(1);
  }

  @Test
  void one_that_is_used_needs_no_upkeep() {
    node.logIn();
    for (int day = 0; day < 40; day++) {
      node.clock().advance(Duration.ofDays(1));
      value(value(node.tokens().own(ADA)).tokens().token());
    }
    int used = identity.refreshes.get();
    upkeep.run();
    assertThat(identity.refreshes).hasValue(used);
  }

  @Test
  void while_PagerDuty_is_away_it_is_tried_again_and_nobody_is_logged_out() {
    node.logIn();
    identity.away = true;
    after(Duration.ofDays(26));
    assertThat(node.login.who(ADA)).isPresent();
    identity.away = false;
    after(Duration.ofHours(1));
    assertThat(identity.refreshes).hasValue(2);
    after(Duration.ofHours(1));
    assertThat(identity.refreshes).hasValue(2);
  }

  @Test
  void a_dead_one_is_ended_and_not_tried_for_ever() {
    node.logIn();
    identity.endAll();
    after(Duration.ofDays(26));
    after(Duration.ofHours(1));
    assertThat(identity.refreshes).hasValue(1);
    assertThat(node.login.who(ADA)).isEmpty();
  }

  @Test
  void one_that_is_refused_for_an_odd_reason_keeps_back_no_other_and_moves_to_the_back() {
    var bob = new Actor(ADA.home(), new SlackUserId("UBOB"));
    identity.oddRefreshToken = "refresh-ada";
    value(node.tokens().keep(ADA, grant("ada"), () -> {}));
    node.clock().advance(Duration.ofMinutes(1));
    value(node.tokens().keep(bob, grant("bob"), () -> {}));
    after(Duration.ofDays(26));
    assertThat(identity.refreshes).hasValue(2);
    assertThat(node.login.who(bob)).as("whose refresh token is not known there").isEmpty();
    assertThat(node.login.who(ADA)).isPresent();
  }

  @Test
  void two_hundred_that_cannot_be_decrypted_keep_back_no_other_for_long() {
    for (int number = 0; number < 200; number++) {
      var actor = new Actor(ADA.home(), new SlackUserId("ULOST" + number));
      value(node.tokens().keep(actor, grant("lost" + number), () -> {}));
    }
    node.database
        .transactions()
        .run(
            handle ->
                handle.execute(
                    """
                    update person_login set refresh_sealed = 'unreadable',
                      refresh_expires_at = timestamp with time zone '2020-01-01 00:00:00+00'
                    """));
    node.clock().advance(Duration.ofMinutes(1));
    node.logIn();
    after(Duration.ofDays(26));
    assertThat(identity.refreshes).as("the first run has its fill of them").hasValue(0);
    after(Duration.ofHours(1));
    assertThat(identity.refreshes).hasValue(1);
    assertThat(node.login.who(ADA)).isPresent();
  }

  private static TokenGrant grant(String name) {
    return new TokenGrant(
        Secret.of("access-" + name),
        Optional.of(Secret.of("refresh-" + name)),
        Duration.ofDays(1),
        Set.of());
  }

  @Test
  void the_end_of_the_consent_is_told_once_two_weeks_ahead() {
    node.logIn();
    var end = node.clock().instant().plus(Duration.ofDays(365));
    after(Duration.ofDays(350));
    assertThat(told).isEmpty();
    after(Duration.ofDays(2));
    after(Duration.ofDays(1));
    assertThat(told).containsExactly(end);
    node.logIn();
    after(Duration.ofDays(352));
    assertThat(told).hasSize(2);
  }

  @Test
  void a_warning_that_slack_did_not_take_is_told_again_unless_it_never_will() {
    node.logIn();
    telling = Outcome.refused(new Refusal.Unavailable(Refusal.Vendor.SLACK, "away"));
    after(Duration.ofDays(352));
    telling = Outcome.refused(new Refusal.Rejected(Refusal.Vendor.SLACK, "user_disabled", ""));
    after(Duration.ofHours(1));
    after(Duration.ofHours(1));
    assertThat(told).hasSize(2);
  }
}
