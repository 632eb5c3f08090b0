package dev.patchbay.slack.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.secret.Secret;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackSignatureTest {
  /** The example that Slack publishes with its description of signatures. */
  private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

  private static final long AT = 1531420618L;
  private static final String PUBLISHED =
      "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
  private static final String BODY =
      "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
          + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
          + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com"
          + "%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
          + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

  private final SlackSignature signature = at(AT);

  @Test
  void published_example_is_signed() {
    assertThat(signature.verifies(headers(AT, PUBLISHED), BODY.getBytes(UTF_8))).isTrue();
  }

  @Test
  void changed_body_timestamp_secret_or_signature_is_refused() {
    byte[] body = BODY.getBytes(UTF_8);
    assertThat(signature.verifies(headers(AT, PUBLISHED), (BODY + " ").getBytes(UTF_8))).isFalse();
    assertThat(signature.verifies(headers(AT + 1, PUBLISHED), body)).isFalse();
    assertThat(signature.verifies(headers(AT, PUBLISHED.substring(3)), body)).isFalse();
    assertThat(signature.verifies(headers(AT, signature("---", AT, body)), body)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, 300})
  void five_minutes_apart_is_taken_both_ways(long apart) {
    assertThat(at(AT + apart).verifies(headers(AT, PUBLISHED), BODY.getBytes(UTF_8))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {-301, 301, -86400, 86400})
  void more_than_five_minutes_apart_is_refused_both_ways(long apart) {
    assertThat(at(AT + apart).verifies(headers(AT, PUBLISHED), BODY.getBytes(UTF_8))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-1531420618", "1531420618.0", "abc", "99999999999999999999"})
  void timestamp_that_is_no_number_is_refused(String timestamp) {
    var headers = Map.of("x-slack-request-timestamp", timestamp, "x-slack-signature", PUBLISHED);
    assertThat(signature.verifies(headers, BODY.getBytes(UTF_8))).isFalse();
  }

  @Test
  void missing_headers_are_refused() {
    byte[] body = BODY.getBytes(UTF_8);
    assertThat(signature.verifies(Map.of(), body)).isFalse();
    assertThat(signature.verifies(Map.of("x-slack-signature", PUBLISHED), body)).isFalse();
    assertThat(signature.verifies(Map.of("x-slack-request-timestamp", "" + AT), body)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":1}\r\n", "a=1\n", "{\"text\":\"Grüße ✓ 🙂\"}", ""})
  void bytes_are_taken_as_they_came(String body) {
    byte[] bytes = body.getBytes(UTF_8);
    assertThat(signature.verifies(headers(AT, signature(SECRET, AT, bytes)), bytes)).isTrue();
  }

  @Test
  void bytes_that_are_no_text_are_taken_as_they_came() {
    byte[] bytes = {(byte) 0xff, (byte) 0xfe, 0, 13, 10};
    assertThat(signature.verifies(headers(AT, signature(SECRET, AT, bytes)), bytes)).isTrue();
  }

  private static SlackSignature at(long second) {
    return new SlackSignature(
        Secret.of(SECRET), Clock.fixed(Instant.ofEpochSecond(second), ZoneOffset.UTC));
  }

  private static Map<String, String> headers(long timestamp, String signature) {
    return Map.of("x-slack-request-timestamp", "" + timestamp, "x-slack-signature", signature);
  }

  static String signature(String secret, long timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      mac.update(("v0:" + timestamp + ":").getBytes(UTF_8));
      return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (java.security.GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
