package dev.patchbay.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.ServiceId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceQueryTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      quoteCharacter = '~',
      value = {
        "  Checkout   API ^Checkout API",
        "\"Checkout API\"^Checkout API",
        "'Checkout API'^Checkout API",
        "“Checkout API”^Checkout API",
        "‘Checkout API’^Checkout API",
        "`Checkout API`^Checkout API",
        "\"`Checkout API`\"^Checkout API",
        "Search &amp; Find^Search & Find",
        "Bob's^Bob's",
        "\"^\"",
        "https://evil.example/services/PABC123^https://evil.example/services/PABC123",
      })
  void name_is_freed_of_what_surrounds_it(String typed, String name) {
    assertThat(ServiceQuery.parse(typed)).isEqualTo(new ServiceQuery.Name(name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      value = {
        "https://acme.pagerduty.com/service-directory/PABC123^PABC123",
        "https://acme.eu.pagerduty.com/service-directory/PABC123/activity?x=1^PABC123",
        "https://acme.pagerduty.com/services/Q0ABC^Q0ABC",
        "<https://acme.pagerduty.com/services/PABC123|acme.pagerduty.com/services/PABC123>^PABC123",
        "<https://acme.pagerduty.com/services/PABC123?a=1&amp;b=2>^PABC123",
      })
  void address_of_a_service_is_its_id(String typed, String id) {
    assertThat(ServiceQuery.parse(typed)).isEqualTo(new ServiceQuery.Address(new ServiceId(id)));
  }

  @ParameterizedTest
  @CsvSource({"PABC123", "PSVC1", "PAYMENTS", "Q0123456789ABC"})
  void what_looks_like_an_id_may_be_a_name(String typed) {
    assertThat(ServiceQuery.parse(typed))
        .isEqualTo(new ServiceQuery.IdOrName(new ServiceId(typed), typed));
  }
}
