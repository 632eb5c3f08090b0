package dev.patchbay.token;

import static dev.patchbay.token.TokenNode.ADA;
import static dev.patchbay.token.TokenNode.atOnce;
import static dev.patchbay.token.TokenNode.refusal;
import static dev.patchbay.token.TokenNode.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.core.Actor;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.secret.Secret;
import dev.patchbay.support.DatabaseKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The life of a person's token: one refresh however many ask, and a named end. */
@ParameterizedClass
@EnumSource
final class PersonTokensTest extends WithTokenNode {
  private static final Duration INTO_MARGIN = Duration.ofHours(24).minusMinutes(4);
  private static final Duration PAST_END = Duration.ofHours(25);

  PersonTokensTest(DatabaseKind kind) {
    super(kind);
  }

  private Credential own() {
    return value(node.tokens().own(ADA));
  }

  private void later(Duration by) {
    node.hand.clock().advance(by);
  }

  @Test
  void nobody_logged_in_is_refused_as_such() {
    assertThat(refusal(node.rights(ActAs.PERSON).of(ADA))).isEqualTo(new Refusal.NotLoggedIn());
  }

  @Test
  void a_fresh_token_is_used_as_it_is() {
    node.logIn();
    later(Duration.ofHours(23));
    assertThat(value(own().tokens().token())).isEqualTo(value(own().tokens().token()));
    assertThat(identity.refreshes).hasValue(0);
    assertThat(own().whose().holder()).isEqualTo(Refusal.TokenOwner.PERSON);
    assertThat(own().whose().from()).isEmpty();
  }

  @Test
  void a_token_is_refreshed_minutes_ahead_of_its_end_and_the_rotated_pair_is_kept() {
    node.logIn();
    var first = value(own().tokens().token());
    later(INTO_MARGIN);
    var second = value(own().tokens().token());
    assertThat(second).isNotEqualTo(first).isEqualTo(value(own().tokens().token()));
    later(INTO_MARGIN);
    assertThat(value(own().tokens().token())).isNotEqualTo(second);
    assertThat(identity.refreshes).hasValue(2);
  }

  @Test
  void twenty_threads_make_one_refresh() throws Exception {
    node.logIn();
    later(PAST_END);
    var credential = own();
    Callable<Outcome<Secret>> call = credential.tokens()::token;
    assertThat(atOnce(Collections.nCopies(20, call))).hasSize(1);
    assertThat(identity.refreshes).hasValue(1);
  }

  @Test
  void two_nodes_make_one_refresh() throws Exception {
    node.logIn();
    later(PAST_END);
    try (var other = new TokenNode(node.hand)) {
      var here = own();
      var there = value(other.tokens().own(ADA));
      var calls = new ArrayList<Callable<Outcome<Secret>>>();
      for (int i = 0; i < 5; i++) {
        calls.add(here.tokens()::token);
        calls.add(there.tokens()::token);
      }
      assertThat(atOnce(calls)).hasSize(1);
    }
    assertThat(identity.refreshes).hasValue(1);
  }

  @Test
  void a_caller_whose_rollback_could_lose_the_rotated_pair_is_refused() {
    node.logIn();
    later(PAST_END);
    assertThatThrownBy(
            () ->
                node.database
                    .transactions()
                    .together(
                        () -> {
                          value(own().tokens().token());
                          throw new IllegalStateException("the caller breaks");
                        }))
        .hasMessage("a call to PagerDuty has no place inside a transaction");
    value(own().tokens().token());
    assertThat(identity.refreshes).hasValue(1);
  }

  @Test
  void a_rejected_token_is_refreshed_once_for_all_who_met_the_rejection() throws Exception {
    node.logIn();
    var rejected = value(own().tokens().token());
    var credential = own();
    Callable<Outcome<Secret>> call = () -> credential.tokens().refreshed(rejected);
    assertThat(atOnce(Collections.nCopies(8, call))).hasSize(1);
    assertThat(value(own().tokens().token())).isNotEqualTo(rejected);
    assertThat(identity.refreshes).hasValue(1);
  }

  @Test
  void a_dead_refresh_token_ends_the_log_in_until_the_next() {
    node.logIn();
    identity.endAll();
    later(PAST_END);
    assertThat(refusal(own().tokens().token())).isEqualTo(new Refusal.LoginEnded());
    assertThat(refusal(node.tokens().own(ADA))).isEqualTo(new Refusal.LoginEnded());
    assertThat(node.login.who(ADA)).isEmpty();
    node.logIn();
    value(own().tokens().token());
  }

  @Test
  void while_PagerDuty_is_away_the_old_token_serves_to_its_end_and_the_log_in_stays() {
    node.logIn();
    var old = value(own().tokens().token());
    identity.away = true;
    later(INTO_MARGIN);
    assertThat(value(own().tokens().token())).isEqualTo(old);
    assertThat(value(own().tokens().token())).isEqualTo(old);
    assertThat(identity.refreshes).hasValue(1);
    later(PAST_END);
    assertThat(refusal(own().tokens().token())).isInstanceOf(Refusal.Unavailable.class);
    identity.away = false;
    assertThat(value(own().tokens().token())).isNotEqualTo(old);
  }

  @Test
  void a_log_in_that_ended_while_a_credential_was_held_is_refused() {
    node.logIn();
    var held = own();
    node.login.end(ADA);
    assertThat(refusal(held.tokens().token())).isEqualTo(new Refusal.NotLoggedIn());
  }

  @Test
  void act_as_email_takes_the_app_token_with_the_members_email_only_without_a_log_in() {
    var rights = node.rights(ActAs.EMAIL);
    var credential = value(rights.of(ADA));
    assertThat(credential.whose().from()).hasValue("ada@acme.example");
    assertThat(value(credential.tokens().token())).isEqualTo(value(node.app.token()));
    assertThat(refusal(rights.own(ADA))).isEqualTo(new Refusal.NotLoggedIn());
    node.logIn();
    assertThat(value(rights.of(ADA)).whose().from()).isEmpty();
  }

  @Test
  void act_as_email_takes_an_address_only_if_it_is_exactly_one_PagerDuty_users() {
    var rights = node.rights(ActAs.EMAIL);
    identity.users = List.of("ada.lovelace@acme.example", "ADA@acme.example");
    assertThat(value(rights.of(ADA)).whose().from()).hasValue("ADA@acme.example");

    identity.users = List.of("ada.lovelace@acme.example");
    assertThat(refusal(rights.of(ADA))).isInstanceOf(Refusal.NotRecognized.class);

    identity.users = List.of("ada@acme.example", "ADA@acme.example");
    assertThat(refusal(rights.of(ADA))).isInstanceOf(Refusal.NotRecognized.class);
  }

  @Test
  void act_as_email_without_an_email_says_what_Slack_refused() {
    var stranger = new Actor(new HomeId("T1"), new SlackUserId("U2"));
    assertThat(refusal(node.rights(ActAs.EMAIL).of(stranger)))
        .isInstanceOf(Refusal.MissingScope.class);
  }

  @Test
  void a_token_with_a_short_life_is_not_refreshed_for_every_call() {
    identity.life = 60;
    node.logIn();
    value(own().tokens().token());
    later(Duration.ofSeconds(29));
    value(own().tokens().token());
    assertThat(identity.refreshes).hasValue(0);
    later(Duration.ofSeconds(2));
    value(own().tokens().token());
    assertThat(identity.refreshes).hasValue(1);
  }
}
