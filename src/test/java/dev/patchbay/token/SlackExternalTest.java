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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The app token that Slack holds: asked for seldom, by one, and refreshed only when refused. */
@ParameterizedClass
@EnumSource
final class SlackExternalTest {
  private static final Refusal AWAY =
      new Refusal.Unavailable(Refusal.Vendor.SLACK, "no answer in time");

  private final DatabaseKind kind;
  private final IdentityServer identity = new IdentityServer();
  private final List<Boolean> asked = new CopyOnWriteArrayList<>();
  private volatile Outcome<Secret> answer = Outcome.done(Secret.of("pdus+_0one"));
  private TokenNode node;
  private AppToken app;

  SlackExternalTest(DatabaseKind kind) {
    this.kind = kind;
  }

  @BeforeEach
  void open(@TempDir Path folder) {
    node = new TokenNode(TokenNode.OnHand.fresh(identity, kind, folder));
    app = app(node);
  }

  @AfterEach
  void close() {
    node.close();
    identity.close();
  }

  private AppToken app(TokenNode of) {
    ExternalTokens slack =
        (id, fresh) -> {
          assertThat(id).isEqualTo("EtPAGER");
          asked.add(fresh);
          return answer;
        };
    return of.app(new SlackExternal(slack, "us.acme", "EtPAGER"));
  }

  @Test
  void the_answer_is_kept_for_fifty_minutes_and_then_asked_for_without_force() {
    value(app.token());
    node.clock().advance(Duration.ofMinutes(49));
    value(app.token());
    assertThat(asked).containsExactly(false);
    answer = Outcome.done(Secret.of("pdus+_0two"));
    node.clock().advance(Duration.ofMinutes(2));
    assertThat(value(app.token())).isEqualTo(Secret.of("pdus+_0two"));
    assertThat(asked).containsExactly(false, false);
    assertThat(identity.appGrants).hasValue(0);
  }

  @Test
  void one_that_PagerDuty_refused_is_refreshed_by_force_and_once_for_all_on_two_nodes()
      throws Exception {
    try (var other = new TokenNode(node.hand)) {
      var there = app(other);
      var rejected = value(app.token());
      value(there.token());
      answer = Outcome.done(Secret.of("pdus+_0two"));
      var calls = new ArrayList<Callable<Outcome<Secret>>>();
      for (int i = 0; i < 10; i++) {
        calls.add(() -> app.refreshed(rejected));
        calls.add(() -> there.refreshed(rejected));
      }
      assertThat(atOnce(calls)).isEqualTo(Set.of(answer));
    }
    assertThat(asked).containsExactly(false, true);
  }

  @Test
  void while_slack_is_away_the_old_one_serves_because_PagerDuty_is_the_better_judge() {
    var old = value(app.token());
    answer = Outcome.refused(AWAY);
    node.clock().advance(Duration.ofHours(5));
    assertThat(value(app.token())).isEqualTo(old);
    assertThat(app.trouble()).hasValue(AWAY);
    assertThat(refusal(app.refreshed(old))).isEqualTo(AWAY);
  }

  @Test
  void nobody_knows_its_scopes_so_none_is_called_missing() {
    value(app.token());
    assertThat(app.missingScopes()).isEmpty();
    assertThat(app.askableOfPerson(Scopes.wanted())).isEqualTo(Scopes.ofPerson());
  }

  @Test
  void before_there_is_one_the_node_is_not_ready_and_says_why() {
    answer =
        Outcome.refused(new Refusal.Rejected(Refusal.Vendor.SLACK, "not_installed", "install"));
    assertThat(refusal(app.token())).isInstanceOf(Refusal.Rejected.class);
    assertThat(app.ready()).isFalse();
    assertThat(app.trouble()).containsInstanceOf(Refusal.Rejected.class);
  }
}
