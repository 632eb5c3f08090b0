package dev.patchbay.wiring;

import static org.assertj.core.api.Assertions.assertThat;

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
        "*Ledger*^Ledger",
        "_Ledger_^Ledger",
        "~Ledger~^Ledger",
        "*_Ledger_*^Ledger",
        "*Payments* Worker^Payments Worker",
        "snake_case_name^snake_case_name",
        "\"best\" API^\"best\" API",
        "„Checkout API“^Checkout API",
        "Bob&#39;s &quot;best&quot; API^Bob's \"best\" API",
        "<http://checkout.io|checkout.io>^checkout.io",
        "Payments\u00a0Worker^Payments Worker",
        "Led\u200bger\ufeff^Ledger",
        "Cafe\u0301^Caf\u00e9",
        "https://evil.example/services/PABC123^https://evil.example/services/PABC123",
      })
  void name_is_freed_of_what_surrounds_it(String typed, String name) {
    assertThat(ServiceQuery.parse(typed))
        .isInstanceOfSatisfying(
            ServiceQuery.Name.class, query -> assertThat(query.words()).isEqualTo(name));
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
        "“<https://acme.pagerduty.com/services/PABC123>”^PABC123",
        "acme.pagerduty.com/service-directory/PABC123^PABC123",
        "acme.pagerduty.com/service-directory/PABC123.^PABC123",
        "HTTPS://acme.pagerduty.com/service-directory/PABC123^PABC123",
        "<http://acme.pagerduty.com/services/PABC123|acme.pagerduty.com/services/PABC123>.^PABC123",
        "*https://acme.pagerduty.com/services/PABC123*^PABC123",
      })
  void address_of_a_service_is_its_id(String typed, String id) {
    assertThat(ServiceQuery.parse(typed)).isEqualTo(new ServiceQuery.Address(id));
  }

  @ParameterizedTest
  @CsvSource({"PABC123", "PSVC1", "PAYMENTS", "Q0123456789ABC"})
  void what_looks_like_an_id_may_be_a_name(String typed) {
    assertThat(ServiceQuery.parse(typed))
        .isEqualTo(new ServiceQuery.IdOrName(typed, new ServiceQuery.Name(typed, typed, false)));
  }
}
