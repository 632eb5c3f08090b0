package dev.patchbay.login;

import static dev.patchbay.token.TokenNode.ADA;
import static dev.patchbay.token.TokenNode.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.Scopes;
import dev.patchbay.secret.Secret;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.token.IdentityServer;
import dev.patchbay.token.TokenNode;
import dev.patchbay.token.WithTokenNode;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a login asks for, and to which client it belongs. */
@ParameterizedClass
@EnumSource
final class LoginScopesTest extends WithTokenNode {
  LoginScopesTest(DatabaseKind kind) {
    super(kind);
  }

  @Test
  void configured_scopes_are_what_is_asked_for() {
    node.configured = Set.of("incidents.read", "incidents.write", "webhook_subscriptions.read");
    assertThat(IdentityServer.fields(node.authorize("browser").getRawQuery()).get("scope"))
        .isEqualTo("incidents.read incidents.write openid");
  }

  @Test
  void where_one_scope_spoils_the_grant_the_needed_ones_are_asked_for() {
    identity.refusedScopes = Set.of("oncalls.read");
    var loggedIn = node.logIn();
    assertThat(loggedIn.person().scopes()).isEqualTo(Scopes.neededOfPerson());
    assertThat(loggedIn.missing()).contains("oncalls.read").doesNotContain("incidents.write");
  }

  @Test
  void no_call_without_a_token_has_a_place_in_a_transaction_either() {
    var oauth = node.pagerDuty.oauth();
    var code = URI.create("http://localhost/callback");
    var transactions = node.database.transactions();
    assertThatThrownBy(
            () ->
                transactions.call(
                    handle -> oauth.exchange("code", code, Secret.of("v".repeat(43)), Set.of())))
        .hasMessageContaining("POST /oauth/token has no place inside a transaction");
    assertThatThrownBy(() -> transactions.call(handle -> oauth.revoke(Secret.of("token"))))
        .hasMessageContaining("POST /oauth/revoke has no place inside a transaction");
    assertThat(identity.revoked).isEmpty();
  }

  @Test
  void another_client_asks_for_a_login_and_destroys_none() {
    node.logIn();
    try (var other = new TokenNode(node.hand, "another-client")) {
      assertThat(refusal(other.tokens().own(ADA))).isEqualTo(new Refusal.LoginEnded());
      assertThat(other.login.who(ADA)).isEmpty();
      other.upkeep((person, end) -> Outcome.done(true)).run();
    }
    assertThat(identity.refreshes).hasValue(0);
    assertThat(node.login.who(ADA)).isPresent();
  }
}
