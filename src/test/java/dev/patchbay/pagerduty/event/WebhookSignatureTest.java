package dev.patchbay.pagerduty.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.secret.Secret;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class WebhookSignatureTest {
  private static final List<Secret> BOTH =
      List.of(RealDeliveries.OTHER_SECRET, RealDeliveries.SECRET);

  static Collection<Map.Entry<String, String>> deliveries() {
    return RealDeliveries.SIGNATURES.entrySet();
  }

  @ParameterizedTest
  @MethodSource("deliveries")
  void a_real_delivery_is_proven_and_with_one_byte_changed_it_is_not(
      Map.Entry<String, String> delivery) {
    byte[] body = RealDeliveries.body(delivery.getKey());
    var signature = WebhookSignature.of(delivery.getValue());
    assertThat(signature.proves(body, List.of(RealDeliveries.secret(delivery.getKey())))).isTrue();
    assertThat(signature.proves(body, BOTH)).isTrue();
    for (int at = 0; at < body.length; at++) {
      body[at] ^= 1;
      assertThat(signature.proves(body, BOTH)).as("byte %d", at).isFalse();
      body[at] ^= 1;
    }
  }

  @Test
  void any_of_several_signatures_is_enough() {
    byte[] body = RealDeliveries.body("ping");
    String good = RealDeliveries.SIGNATURES.getOrDefault("ping", "");
    String wrong = "v1=" + "0".repeat(64);
    for (String header :
        List.of(
            wrong + "," + good,
            good + ", " + wrong,
            "v2=abc ,\t" + good,
            good.toUpperCase(Locale.ROOT).replace("V1", "v1"))) {
      assertThat(WebhookSignature.of(header).proves(body, BOTH)).as(header).isTrue();
    }
  }

  @Test
  void what_is_no_signature_proves_nothing() {
    byte[] body = RealDeliveries.body("ping");
    String good = RealDeliveries.SIGNATURES.getOrDefault("ping", "");
    for (String header :
        List.of(
            "",
            ",",
            "v1=",
            "v1=xyz",
            good.substring(3),
            "v2=" + good.substring(3),
            good.substring(0, 60),
            good + "00")) {
      assertThat(WebhookSignature.of(header).proves(body, BOTH)).as(header).isFalse();
    }
    assertThat(WebhookSignature.of(good).proves(body, List.of())).isFalse();
  }
}
