package dev.patchbay.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code apps.auth.external.get}: whose token may ask, and what is refused (reference §5). */
class ExternalTokenTest {
  private static final String GET = "apps.auth.external.get";

  private TestedSlack tested;
  private String token;

  @BeforeEach
  void start() throws Exception {
    tested = new TestedSlack();
    token = tested.install();
  }

  @AfterEach
  void stop() {
    tested.close();
  }

  @Test
  void only_a_bot_may_ask() {
    tested.slack.setup().externalToken("EtPAGER", "pdus+_0one");
    String person =
        tested.slack.setup().userToken(tested.app.appId(), TestedSlack.ANN, "chat:write");
    assertThat(tested.error("", GET, "external_token_id", "EtPAGER")).isEqualTo("not_authed");
    assertThat(tested.error(person, GET, "external_token_id", "EtPAGER"))
        .isEqualTo("not_allowed_token_type");
    assertThat(
            tested.call(token, GET, "external_token_id", "EtPAGER").path("external_token").asText())
        .isEqualTo("pdus+_0one");
  }

  @Test
  void an_unknown_id_and_one_that_cannot_be_refreshed_are_refused() {
    tested.slack.setup().externalToken("EtPAGER", "pdus+_0one");
    assertThat(tested.error(token, GET)).isEqualTo("invalid_arguments");
    assertThat(tested.error(token, GET, "external_token_id", "EtOTHER"))
        .isEqualTo("token_not_found");
    assertThat(tested.error(token, GET, "external_token_id", "EtPAGER", "force_refresh", "true"))
        .isEqualTo("no_refresh_token");
  }

  @Test
  void force_refresh_alone_asks_the_third_party() {
    var next = new ArrayDeque<>(List.of("pdus+_0two"));
    tested
        .slack
        .setup()
        .externalToken("EtPAGER", "pdus+_0one", () -> Optional.ofNullable(next.poll()));
    assertThat(got()).isEqualTo("pdus+_0one");
    assertThat(got("force_refresh", "false")).isEqualTo("pdus+_0one");
    assertThat(got("force_refresh", "true")).isEqualTo("pdus+_0two");
    assertThat(got()).isEqualTo("pdus+_0two");
    assertThat(tested.error(token, GET, "external_token_id", "EtPAGER", "force_refresh", "true"))
        .isEqualTo("access_token_exchange_failed");
  }

  private String got(String... more) {
    String[] args = new String[more.length + 2];
    args[0] = "external_token_id";
    args[1] = "EtPAGER";
    System.arraycopy(more, 0, args, 2, more.length);
    return tested.call(token, GET, args).path("external_token").asText();
  }
}
