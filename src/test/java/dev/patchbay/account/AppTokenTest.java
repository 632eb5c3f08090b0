package dev.patchbay.account;

import static dev.patchbay.account.AccountNode.atOnce;
import static dev.patchbay.account.AccountNode.refusal;
import static dev.patchbay.account.AccountNode.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.secret.Secret;
import dev.patchbay.support.DatabaseKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The app's own token: one grant for all who wait, shared, renewed ahead, and its troubles. */
@ParameterizedClass
@EnumSource
final class AppTokenTest {
  private static final Duration INTO_MARGIN = Duration.ofHours(24).minusMinutes(9);

  private final DatabaseKind kind;
  private final IdentityServer identity = new IdentityServer();
  private AccountNode node;

  AppTokenTest(DatabaseKind kind) {
    this.kind = kind;
  }

  @BeforeEach
  void open(@TempDir Path folder) {
    node = new AccountNode(AccountNode.OnHand.fresh(identity, kind, folder));
  }

  @AfterEach
  void close() {
    node.close();
    identity.close();
  }

  private Outcome<Secret> token() {
    return node.app.credential().token();
  }

  @Test
  void it_is_not_asked_for_before_it_is_used() {
    assertThat(node.app.ready()).isFalse();
    assertThat(node.app.missingScopes()).isEmpty();
    value(token());
    assertThat(node.app.ready()).isTrue();
    assertThat(node.app.trouble()).isEmpty();
    assertThat(node.app.missingScopes()).hasValue(Set.of());
    assertThat(node.app.credential().holder()).isEqualTo(Refusal.Holder.APP);
  }

  @Test
  void threads_of_two_nodes_make_one_request() throws Exception {
    try (var other = new AccountNode(node.hand)) {
      var calls = new ArrayList<Callable<Outcome<Secret>>>();
      for (int i = 0; i < 10; i++) {
        calls.add(this::token);
        calls.add(() -> other.app.credential().token());
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
  void it_is_renewed_ten_minutes_ahead_and_not_before() {
    var first = value(token());
    node.hand.clock().advance(Duration.ofHours(23));
    assertThat(value(token())).isEqualTo(first);
    node.hand.clock().advance(Duration.ofMinutes(51));
    assertThat(value(token())).isNotEqualTo(first);
  }

  @Test
  void a_rejected_one_is_replaced_once() {
    var rejected = value(token());
    var next = value(node.app.credential().renewed(rejected));
    assertThat(next).isNotEqualTo(rejected);
    assertThat(value(node.app.credential().renewed(rejected))).isEqualTo(next);
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
  void a_needed_scope_that_is_refused_is_a_trouble_with_a_name() {
    identity.refusedScopes = Set.of("services.read");
    assertThat(refusal(token())).isInstanceOf(Refusal.Rejected.class);
    assertThat(node.app.ready()).isFalse();
    assertThat(node.app.trouble()).containsInstanceOf(Refusal.Rejected.class);
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
    value(narrow.credential().token());
    assertThat(identity.appGrants).hasValue(2);
    assertThat(narrow.missingScopes().orElseThrow()).contains("incidents.write");
  }
}
