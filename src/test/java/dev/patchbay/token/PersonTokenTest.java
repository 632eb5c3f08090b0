package dev.patchbay.token;

import static dev.patchbay.token.TokenNode.ADA;
import static dev.patchbay.token.TokenNode.refusal;
import static dev.patchbay.token.TokenNode.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.Scopes;
import dev.patchbay.support.DatabaseKind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a refresh that went wrong, or half right, leaves of a login. */
@ParameterizedClass
@EnumSource
final class PersonTokenTest extends WithTokenNode {
  private static final Duration PAST_END = Duration.ofHours(25);

  PersonTokenTest(DatabaseKind kind) {
    super(kind);
  }

  private Credential own() {
    return value(node.tokens().own(ADA));
  }

  private void later(Duration by) {
    node.hand.clock().advance(by);
  }

  @Test
  void a_node_that_dies_between_the_refresh_and_its_use_loses_nothing() {
    node.logIn();
    later(PAST_END);
    var refreshed = value(own().tokens().token());
    try (var next = new TokenNode(node.hand)) {
      assertThat(value(value(next.tokens().own(ADA)).tokens().token())).isEqualTo(refreshed);
    }
    assertThat(identity.refreshes).hasValue(1);
  }

  @Test
  void a_rotation_whose_answer_was_lost_asks_for_one_new_log_in_and_no_loop() {
    node.logIn();
    later(PAST_END);
    identity.losesAnswers = true;
    assertThat(refusal(own().tokens().token())).isInstanceOf(Refusal.Unavailable.class);
    identity.losesAnswers = false;
    try (var next = new TokenNode(node.hand)) {
      var credential = value(next.tokens().own(ADA));
      assertThat(refusal(credential.tokens().token())).isEqualTo(new Refusal.LoginEnded());
      assertThat(refusal(credential.tokens().token())).isEqualTo(new Refusal.LoginEnded());
      assertThat(identity.refreshes).hasValue(2);
      next.logIn();
      value(value(next.tokens().own(ADA)).tokens().token());
    }
  }

  @Test
  void a_rotation_whose_answer_was_lost_is_repeated_where_the_old_token_lives_on() {
    identity.usedRefreshTokensLive = true;
    node.logIn();
    later(PAST_END);
    identity.losesAnswers = true;
    assertThat(refusal(own().tokens().token())).isInstanceOf(Refusal.Unavailable.class);
    identity.losesAnswers = false;
    value(own().tokens().token());
    assertThat(node.login.who(ADA)).isPresent();
  }

  @Test
  void a_new_token_that_is_refused_too_does_not_end_the_log_in_nor_is_it_refreshed_at_once() {
    node.logIn();
    var credential = own();
    var refreshed = value(credential.tokens().refreshed(value(credential.tokens().token())));
    credential.tokens().refusedAgain(refreshed);
    for (int i = 0; i < 20; i++) {
      assertThat(value(credential.tokens().refreshed(refreshed))).isEqualTo(refreshed);
    }
    assertThat(identity.refreshes).hasValue(1);
    assertThat(node.login.who(ADA)).isPresent();
    later(Duration.ofSeconds(31));
    assertThat(value(credential.tokens().refreshed(refreshed))).isNotEqualTo(refreshed);
  }

  @Test
  void scopes_that_a_refresh_lost_are_known_and_the_consent_keeps_its_day() {
    node.logIn();
    var before = node.login.who(ADA).orElseThrow();
    identity.personScopes = "openid incidents.read";
    later(PAST_END);
    value(own().tokens().token());
    var after = node.login.who(ADA).orElseThrow();
    assertThat(Scopes.missingOfPerson(after.scopes())).contains("incidents.write");
    assertThat(after.loggedInAt()).isEqualTo(before.loggedInAt());
  }

  @Test
  void each_of_pagerdutys_users_has_a_rate_budget_of_their_own() {
    node.logIn();
    var one = own().tokens().owner();
    assertThat(own().tokens().owner()).isEqualTo(one).isNotEqualTo(node.app.owner());
    assertThat(node.tokens().remove(ADA)).isTrue();
    identity.user = "PUSER2";
    node.logIn();
    assertThat(own().tokens().owner()).isNotEqualTo(one).isNotEqualTo(node.app.owner());
  }

  @Test
  void a_call_to_pagerduty_inside_a_transaction_is_refused() {
    node.logIn();
    var credential = own();
    assertThatThrownBy(() -> node.database.transactions().together(credential.tokens()::token))
        .hasMessageContaining("a call to PagerDuty has no place inside a transaction");
    assertThatThrownBy(() -> node.database.transactions().together(() -> node.app.token()))
        .hasMessageContaining("a call to PagerDuty has no place inside a transaction");
  }

  @Test
  void nobody_waits_for_the_row_while_pagerduty_answers() {
    node.logIn();
    later(PAST_END);
    identity.onRefresh = () -> assertThat(node.tokens().remove(ADA)).isTrue();
    assertThat(refusal(own().tokens().token())).isEqualTo(new Refusal.NotLoggedIn());
    assertThat(node.login.who(ADA)).isEmpty();
  }

  @Test
  void a_refresh_of_a_login_that_was_replaced_meanwhile_does_not_replace_the_new_one() {
    node.logIn();
    later(PAST_END);
    identity.onRefresh =
        () -> {
          identity.onRefresh = () -> {};
          assertThat(node.tokens().remove(ADA)).isTrue();
          identity.user = "PUSER2";
          node.logIn();
        };
    value(own().tokens().token());
    assertThat(node.login.who(ADA).orElseThrow().pagerDutyUserId()).isEqualTo("PUSER2");
    var stored = value(own().tokens().token());
    try (var next = new TokenNode(node.hand)) {
      assertThat(value(value(next.tokens().own(ADA)).tokens().token())).isEqualTo(stored);
    }
    assertThat(identity.refreshes).hasValue(1);
  }

  @Test
  void a_rotated_token_is_stored_though_the_database_was_away_just_then() {
    node.logIn();
    later(PAST_END);
    var credential = own();
    identity.onRefresh = () -> rename("person_login", "hidden");
    var refreshed = CompletableFuture.supplyAsync(credential.tokens()::token);
    await().pollDelay(Duration.ofMillis(300)).until(() -> identity.refreshes.get() == 1);
    assertThat(refreshed).isNotDone();
    rename("hidden", "person_login");
    value(refreshed.join());
    try (var next = new TokenNode(node.hand)) {
      assertThat(value(value(next.tokens().own(ADA)).tokens().token()))
          .isEqualTo(value(refreshed.join()));
    }
    assertThat(identity.refreshes).hasValue(1);
  }

  @Test
  void twenty_calls_with_a_refresh_that_fails_make_one_request_until_the_pause_is_over() {
    node.logIn();
    later(PAST_END);
    identity.wrongClient = true;
    for (int call = 0; call < 20; call++) {
      assertThat(own().tokens().token()).isInstanceOf(Outcome.Refused.class);
    }
    assertThat(identity.refreshes).hasValue(1);
    identity.wrongClient = false;
    later(Duration.ofSeconds(30));
    value(own().tokens().token());
    assertThat(identity.refreshes).hasValue(2);
  }

  @Test
  void twenty_calls_for_an_app_token_that_is_not_granted_make_one_request() {
    identity.wrongClient = true;
    for (int call = 0; call < 20; call++) {
      assertThat(node.app.token()).isInstanceOf(Outcome.Refused.class);
    }
    assertThat(identity.appGrants).hasValue(1);
    identity.wrongClient = false;
    later(Duration.ofSeconds(30));
    value(node.app.token());
  }

  @Test
  void a_refresh_that_failed_is_waited_for_by_all_nodes_and_after_a_restart() {
    node.logIn();
    later(PAST_END);
    identity.wrongClient = true;
    assertThat(own().tokens().token()).isInstanceOf(Outcome.Refused.class);
    assertThat(node.app.token()).isInstanceOf(Outcome.Refused.class);
    try (var restarted = new TokenNode(node.hand)) {
      assertThat(value(restarted.tokens().own(ADA)).tokens().token())
          .isInstanceOf(Outcome.Refused.class);
      assertThat(restarted.app.token()).isInstanceOf(Outcome.Refused.class);
    }
    assertThat(identity.refreshes).hasValue(1);
    assertThat(identity.appGrants).hasValue(1);
  }

  @Test
  void an_app_token_that_still_lives_is_tried_again_by_no_node_for_a_while() {
    value(node.app.token());
    later(Duration.ofDays(1).minusMinutes(5));
    identity.away = true;
    try (var restarted = new TokenNode(node.hand)) {
      value(node.app.token());
      identity.away = false;
      value(restarted.app.token());
      assertThat(identity.appGrants).hasValue(1);
      later(Duration.ofSeconds(31));
      value(restarted.app.token());
      assertThat(identity.appGrants).hasValue(2);
    }
  }

  private void rename(String table, String name) {
    node.database
        .transactions()
        .run(handle -> handle.execute("alter table " + table + " rename to " + name));
  }
}
