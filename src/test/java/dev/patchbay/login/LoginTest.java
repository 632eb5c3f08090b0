package dev.patchbay.login;

import static dev.patchbay.token.TokenNode.ADA;
import static dev.patchbay.token.TokenNode.refusal;
import static dev.patchbay.token.TokenNode.state;
import static dev.patchbay.token.TokenNode.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.Scopes;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.token.IdentityServer;
import dev.patchbay.token.WithTokenNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The login's steps, and each way in which one must not go on. */
@ParameterizedClass
@EnumSource
final class LoginTest extends WithTokenNode {
  LoginTest(DatabaseKind kind) {
    super(kind);
  }

  @Test
  void a_log_in_names_who_acts_for_whom_and_tells_the_listener() {
    var done = node.logIn();
    assertThat(done.asked()).isEqualTo(new Login.Asked(ADA, "ada", "Acme"));
    assertThat(done.missing()).isEmpty();
    assertThat(node.login.who(ADA)).hasValue(done.person());
    assertThat(done.person().pagerDutyUserId()).isEqualTo("PUSER1");
    assertThat(node.told).containsExactly(ADA + " true");
  }

  @Test
  void PagerDuty_is_asked_with_PKCE_and_all_scopes_of_a_person() {
    var query = IdentityServer.fields(node.authorize("browser").getRawQuery());
    assertThat(query)
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("redirect_uri", "http://localhost:3000/pagerduty/callback");
    assertThat(query.getOrDefault("scope", "").split(" "))
        .containsExactlyInAnyOrderElementsOf(Scopes.ofPerson());
  }

  @Test
  void a_ticket_is_good_for_one_confirmation_and_looking_does_not_use_it() {
    var ticket = node.ticket();
    assertThat(value(node.login.look(ticket))).isEqualTo(value(node.login.look(ticket)));
    value(node.login.confirm(ticket, "browser"));
    var used = new Refusal.BadInput("ticket", "this login link was already used");
    assertThat(refusal(node.login.confirm(ticket, "browser"))).isEqualTo(used);
    assertThat(refusal(node.login.look(ticket))).isEqualTo(used);
  }

  @Test
  void a_ticket_is_good_for_ten_minutes() {
    var ticket = node.ticket();
    node.hand.clock().advance(Duration.ofMinutes(10));
    assertThat(refusal(node.login.confirm(ticket, "browser")))
        .isEqualTo(new Refusal.BadInput("ticket", "this login link has expired"));
  }

  @Test
  void an_invented_ticket_is_not_known() {
    assertThat(refusal(node.login.look("invented")))
        .isEqualTo(new Refusal.BadInput("ticket", "this login link is unknown"));
  }

  @Test
  void another_browser_cannot_complete_and_the_state_is_used_up() {
    var authorize = node.authorize("browser");
    var code = identity.allow(authorize);
    assertThat(refusal(node.login.complete(state(authorize), code, "another")))
        .isEqualTo(new Refusal.BadInput("state", "this login link was opened in another browser"));
    assertThat(refusal(node.login.complete(state(authorize), code, "browser")))
        .isInstanceOf(Refusal.BadInput.class);
    assertThat(node.login.who(ADA)).isEmpty();
  }

  @Test
  void a_state_is_good_once() {
    var authorize = node.authorize("browser");
    value(node.login.complete(state(authorize), identity.allow(authorize), "browser"));
    assertThat(refusal(node.login.complete(state(authorize), identity.allow(authorize), "browser")))
        .isEqualTo(new Refusal.BadInput("state", "this login is unknown or was already used"));
  }

  @Test
  void a_state_that_does_not_come_back_is_found_by_the_browser_once() {
    var code = identity.allow(node.authorize("browser"));
    assertThat(refusal(node.login.complete(Optional.empty(), code, "another")))
        .isInstanceOf(Refusal.BadInput.class);
    value(node.login.complete(Optional.empty(), code, "browser"));
    assertThat(refusal(node.login.complete(Optional.empty(), code, "browser")))
        .isInstanceOf(Refusal.BadInput.class);
  }

  @Test
  void a_log_in_may_stay_at_PagerDuty_for_ten_minutes() {
    var authorize = node.authorize("browser");
    node.hand.clock().advance(Duration.ofMinutes(10));
    assertThat(refusal(node.login.complete(state(authorize), "code", "browser")))
        .isEqualTo(new Refusal.BadInput("state", "this login has expired"));
  }

  @Test
  void a_code_that_PagerDuty_refuses_is_named_and_nothing_is_kept() {
    var authorize = node.authorize("browser");
    assertThat(refusal(node.login.complete(state(authorize), "foreign", "browser")))
        .isInstanceOf(Refusal.Rejected.class);
    assertThat(node.login.who(ADA)).isEmpty();
  }

  @Test
  void a_grant_of_openid_alone_is_a_log_in_that_names_all_that_is_missing() {
    identity.personScopes = "openid";
    assertThat(node.logIn().missing())
        .contains("incidents.write", "oncalls.read")
        .doesNotContain("openid");
  }

  @Test
  void when_PagerDuty_does_not_say_who_it_is_nothing_is_kept_and_the_tokens_are_revoked() {
    identity.usersBroken = true;
    var authorize = node.authorize("browser");
    assertThat(refusal(node.login.complete(state(authorize), identity.allow(authorize), "browser")))
        .isInstanceOf(Refusal.Unavailable.class);
    assertThat(node.login.who(ADA)).isEmpty();
    await().until(() -> identity.revoked.size() == 2);
  }

  @Test
  void a_login_is_kept_together_with_what_its_listener_stores_or_not_at_all() {
    node.onLogin =
        actor -> {
          throw new IllegalStateException("cannot store what is to go on");
        };
    assertThatThrownBy(node::logIn).hasMessage("cannot store what is to go on");
    assertThat(node.login.who(ADA)).isEmpty();
  }

  @Test
  void another_PagerDuty_user_replaces_the_first_whose_tokens_are_revoked() {
    node.logIn();
    node.logIn();
    identity.user = "PUSER2";
    node.logIn();
    assertThat(node.login.who(ADA).orElseThrow().pagerDutyUserId()).isEqualTo("PUSER2");
    await().until(() -> identity.revoked.equals(List.of("refresh-4", "access-4")));
  }

  @Test
  void the_end_revokes_and_forgets() {
    node.logIn();
    assertThat(node.login.end(ADA)).isTrue();
    assertThat(node.login.who(ADA)).isEmpty();
    await().until(() -> identity.revoked.equals(List.of("refresh-2", "access-2")));
    assertThat(node.login.end(ADA)).isFalse();
  }

  @Test
  void an_abandoned_log_in_says_whose_it_was_and_is_used_up() {
    var state = state(node.authorize("browser"));
    assertThat(value(node.login.abandon(state, "browser")).slackUserName()).isEqualTo("ada");
    assertThat(refusal(node.login.abandon(state, "browser"))).isInstanceOf(Refusal.BadInput.class);
  }

  @Test
  void what_expired_is_forgotten_an_hour_later() {
    node.authorize("browser");
    node.hand.clock().advance(Duration.ofMinutes(65));
    assertThat(node.login.forgetExpired()).isZero();
    node.hand.clock().advance(Duration.ofMinutes(10));
    assertThat(node.login.forgetExpired()).isEqualTo(2);
  }

  @Test
  void what_a_browser_holds_is_not_in_the_database() {
    var ticket = node.ticket();
    var authorize = value(node.login.confirm(ticket, "the-cookie"));
    var stored =
        node.database
            .transactions()
            .call(
                handle ->
                    handle
                        .createQuery(
                            """
                            select ticket_hash || ' ' || state_hash || ' ' || browser_hash
                            from login_ticket, pending_login
                            """)
                        .mapTo(String.class)
                        .one());
    assertThat(stored).doesNotContain(ticket, state(authorize).orElseThrow(), "the-cookie");
  }
}
