package dev.patchbay.token;

import static dev.patchbay.token.TokenNode.ADA;
import static dev.patchbay.token.TokenNode.refusal;
import static dev.patchbay.token.TokenNode.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.secret.UnreadableSecretException;
import dev.patchbay.support.DatabaseKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tokens that cannot be decrypted here are kept: the right keys may come back, or be on another
 * node.
 */
@ParameterizedClass
@EnumSource
final class LostKeysTest {
  private final DatabaseKind kind;
  private final IdentityServer identity = new IdentityServer();
  private TokenNode node;
  private TokenNode other;

  LostKeysTest(DatabaseKind kind) {
    this.kind = kind;
  }

  @BeforeEach
  void open(@TempDir Path folder) {
    var hand = TokenNode.OnHand.fresh(identity, kind, folder);
    node = new TokenNode(hand);
    other =
        new TokenNode(
            new TokenNode.OnHand(
                identity, hand.clock(), hand.database(), folder.resolve("other.json")));
    node.logIn();
  }

  @AfterEach
  void close() {
    other.close();
    node.close();
    identity.close();
  }

  @Test
  void a_node_with_other_keys_asks_for_a_log_in_and_erases_nothing() {
    var access = stored("access_sealed");
    var refresh = stored("refresh_sealed");
    node.clock().advance(Duration.ofHours(25));

    assertThat(refusal(other.tokens().own(ADA))).isEqualTo(new Refusal.LoginEnded());
    var ada = node.tokens().who(ADA).orElseThrow();
    assertThat(refusal(other.tokens().token(ada).token())).isEqualTo(new Refusal.LoginEnded());
    assertThat(other.tokens().who(ADA)).isEmpty();
    assertThat(other.login.who(ADA)).isEmpty();

    assertThat(stored("access_sealed")).isEqualTo(access);
    assertThat(stored("refresh_sealed")).isEqualTo(refresh);
    assertThat(stored("state")).isEqualTo("active");
    value(value(node.tokens().own(ADA)).tokens().token());
    assertThat(identity.refreshes).hasValue(1);
  }

  @Test
  void the_log_in_works_again_once_the_right_file_is_back_without_a_restart() throws Exception {
    assertThat(refusal(other.tokens().own(ADA))).isEqualTo(new Refusal.LoginEnded());
    // What the server does when it finds that the keys are not the database's.
    other.keyset.refuseToEncrypt("not these keys");
    Files.copy(node.hand.keyset(), other.hand.keyset(), StandardCopyOption.REPLACE_EXISTING);
    assertThat(value(value(other.tokens().own(ADA)).tokens().token()))
        .isEqualTo(value(value(node.tokens().own(ADA)).tokens().token()));
  }

  @Test
  void a_refresh_token_that_does_not_open_is_kept_when_the_access_token_is_over() {
    var good = stored("refresh_sealed");
    execute("update person_login set refresh_sealed = access_sealed");
    var own = value(node.tokens().own(ADA));
    value(own.tokens().token());
    node.clock().advance(Duration.ofHours(25));
    assertThat(refusal(own.tokens().token())).isEqualTo(new Refusal.LoginEnded());
    assertThat(stored("state")).isEqualTo("active");

    execute("update person_login set refresh_sealed = '" + good + "'");
    value(own.tokens().token());
  }

  @Test
  void a_new_log_in_replaces_what_does_not_open() {
    execute("update person_login set access_sealed = refresh_sealed, refresh_sealed = null");
    assertThat(refusal(node.tokens().own(ADA))).isEqualTo(new Refusal.LoginEnded());
    node.logIn();
    value(value(node.tokens().own(ADA)).tokens().token());
  }

  @Test
  void a_token_copied_to_another_persons_row_does_not_open() {
    execute("update person_login set user_id = 'U2'");
    var grace = new Actor(ADA.home(), new SlackUserId("U2"));
    assertThat(refusal(node.tokens().own(grace))).isEqualTo(new Refusal.LoginEnded());
  }

  @Test
  void a_verifier_copied_to_another_pending_log_in_does_not_open() {
    var first = node.authorize("one");
    var second = node.authorize("two");
    String swapped =
        node.database
            .transactions()
            .call(
                handle ->
                    handle
                        .createQuery("select max(verifier_sealed) from pending_login")
                        .mapTo(String.class)
                        .one());
    execute("update pending_login set verifier_sealed = '" + swapped + "'");
    assertThatThrownBy(
            () -> {
              var code = identity.allow(first);
              node.login.complete(TokenNode.state(first), code, "one");
              var other = identity.allow(second);
              node.login.complete(TokenNode.state(second), other, "two");
            })
        .isInstanceOf(UnreadableSecretException.class);
  }

  private String stored(String column) {
    return node.database
        .transactions()
        .call(
            handle ->
                handle
                    .createQuery("select " + column + " from person_login")
                    .mapTo(String.class)
                    .one());
  }

  private void execute(String sql) {
    node.database.transactions().run(handle -> handle.createUpdate(sql).execute());
  }
}
