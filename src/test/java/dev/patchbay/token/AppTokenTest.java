package dev.patchbay.token;

import static dev.patchbay.token.TokenNode.atOnce;
import static dev.patchbay.token.TokenNode.refusal;
import static dev.patchbay.token.TokenNode.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.Scopes;
import dev.patchbay.secret.Secret;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.words.ScopeWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The app's own token: one grant for all who wait, shared, refreshed ahead, and its troubles. */
@ParameterizedClass
@EnumSource
final class AppTokenTest extends WithTokenNode {
  private static final Duration INTO_MARGIN = Duration.ofHours(24).minusMinutes(9);

  AppTokenTest(DatabaseKind kind) {
    super(kind);
  }

  private Outcome<Secret> token() {
    return node.app.token();
  }

  @Test
  void it_is_not_asked_for_before_it_is_used() {
    assertThat(node.app.ready()).isFalse();
    assertThat(node.app.missingScopes()).isEmpty();
    value(token());
    assertThat(node.app.ready()).isTrue();
    assertThat(node.app.trouble()).isEmpty();
    assertThat(node.app.missingScopes()).hasValue(Set.of());
    assertThat(node.app.credential().whose().holder()).isEqualTo(Refusal.TokenOwner.APP);
  }

  @Test
  void threads_of_two_nodes_make_one_request() throws Exception {
    try (var other = new TokenNode(node.hand)) {
      var calls = new ArrayList<Callable<Outcome<Secret>>>();
      for (int i = 0; i < 10; i++) {
        calls.add(this::token);
        calls.add(() -> other.app.token());
      }
      assertThat(atOnce(calls)).hasSize(1);
      assertThat(other.app.ready()).isTrue();
      assertThat(identity.appGrants).hasValue(1);
      node.hand.clock().advance(INTO_MARGIN);
      assertThat(atOnce(calls)).hasSize(1);
      assertThat(identity.appGrants).hasValue(2);
    }
  }

  @Test
  void it_is_refreshed_ten_minutes_ahead_and_not_before() {
    var first = value(token());
    node.hand.clock().advance(Duration.ofHours(23));
    assertThat(value(token())).isEqualTo(first);
    node.hand.clock().advance(Duration.ofMinutes(51));
    assertThat(value(token())).isNotEqualTo(first);
  }

  @Test
  void a_rejected_one_is_replaced_once() {
    var rejected = value(token());
    var next = value(node.app.refreshed(rejected));
    assertThat(next).isNotEqualTo(rejected);
    assertThat(value(node.app.refreshed(rejected))).isEqualTo(next);
    assertThat(identity.appGrants).hasValue(2);
  }

  @Test
  void a_grant_refused_for_its_scopes_is_tried_with_the_needed_alone() {
    identity.refusedScopes = Set.of("oncalls.read");
    value(token());
    assertThat(identity.appGrants).hasValue(2);
    assertThat(node.app.missingScopes().orElseThrow())
        .containsExactlyInAnyOrder(
            "priorities.read",
            "oncalls.read",
            "teams.read",
            "escalation_policies.read",
            "abilities.read");
  }

  @Test
  void a_needed_scope_that_is_refused_is_found_out_and_the_others_are_had() {
    identity.refusedScopes = Set.of("services.read", "oncalls.read");
    value(token());
    assertThat(node.app.ready()).isTrue();
    assertThat(node.app.missingScopes().orElseThrow())
        .contains("services.read")
        .doesNotContain("incidents.read", "webhook_subscriptions.write");
  }

  @Test
  void an_account_that_is_refused_is_not_asked_for_scope_by_scope() {
    identity.refusedScopes = Set.of("as_account-us.acme");
    assertThat(refusal(token())).extracting("code").isEqualTo("invalid_scope");
    assertThat(node.app.ready()).isFalse();
    assertThat(node.app.trouble()).containsInstanceOf(Refusal.Rejected.class);
    assertThat(identity.appGrants).hasValue(4);
  }

  @Test
  void scopes_that_were_left_out_without_a_word_are_named_even_if_all_were() {
    identity.reducedScopes = Set.of("incidents.write", "teams.read");
    value(token());
    assertThat(node.app.missingScopes().orElseThrow())
        .containsExactly("incidents.write", "teams.read");
    assertThat(ScopeWords.words(node.app.missingScopes().orElseThrow()))
        .isEqualTo(
            "incidents.write: Incidents cannot be acknowledged, resolved or changed."
                + " teams.read: Not used by this version.");
    identity.reducedScopes = Scopes.wanted();
    value(node.app.refreshed(value(token())));
    assertThat(node.app.missingScopes()).hasValue(Scopes.wanted());
  }

  @Test
  void a_log_in_asks_only_for_what_the_app_was_granted_of_what_it_asked() {
    assertThat(node.app.askableOfPerson(Scopes.wanted())).isEqualTo(Scopes.ofPerson());
    identity.reducedScopes = Set.of("oncalls.read");
    value(token());
    assertThat(node.app.askableOfPerson(Scopes.wanted()))
        .contains("openid", "incidents.write", "teams.read")
        .doesNotContain("oncalls.read");
    var narrow = node.app(Set.of("services.read"));
    value(narrow.token());
    assertThat(narrow.askableOfPerson(Scopes.wanted())).isEqualTo(Scopes.ofPerson());
  }

  @Test
  void a_stored_one_that_lacks_something_is_asked_for_again_when_a_node_starts() {
    identity.reducedScopes = Set.of("incidents.write");
    value(token());
    identity.reducedScopes = Set.of();
    try (var restarted = new TokenNode(node.hand)) {
      value(restarted.app.token());
      assertThat(restarted.app.missingScopes()).hasValue(Set.of());
      value(restarted.app.token());
    }
    assertThat(identity.appGrants).hasValue(2);
  }

  @Test
  void a_new_one_that_is_refused_too_is_a_trouble_and_not_replaced_for_half_a_minute() {
    var credential = node.app.credential();
    var refreshed = value(credential.tokens().refreshed(value(token())));
    credential.tokens().refusedAgain(refreshed);
    for (int i = 0; i < 20; i++) {
      assertThat(value(credential.tokens().refreshed(refreshed))).isEqualTo(refreshed);
    }
    assertThat(identity.appGrants).hasValue(2);
    assertThat(node.app.trouble().orElseThrow().toString()).contains("PAGERDUTY_REGION");
    node.hand.clock().advance(Duration.ofSeconds(31));
    assertThat(value(credential.tokens().refreshed(refreshed))).isNotEqualTo(refreshed);
    credential.tokens().accepted();
    assertThat(node.app.trouble()).isEmpty();
  }

  @Test
  void while_PagerDuty_is_away_the_old_one_serves_to_its_end() {
    var old = value(token());
    node.hand.clock().advance(INTO_MARGIN);
    identity.away = true;
    assertThat(value(token())).isEqualTo(old);
    assertThat(node.app.trouble()).containsInstanceOf(Refusal.Unavailable.class);
    node.hand.clock().advance(Duration.ofMinutes(10));
    assertThat(refusal(token())).isInstanceOf(Refusal.Unavailable.class);
    identity.away = false;
    assertThat(value(token())).isNotEqualTo(old);
    assertThat(node.app.trouble()).isEmpty();
  }

  @Test
  void another_list_of_scopes_is_asked_for_anew() {
    value(token());
    var narrow = node.app(Set.of("services.read"));
    value(narrow.token());
    assertThat(identity.appGrants).hasValue(2);
    assertThat(narrow.missingScopes().orElseThrow()).contains("incidents.write");
  }
}
