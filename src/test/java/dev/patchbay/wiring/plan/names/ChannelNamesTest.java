package dev.patchbay.wiring.plan.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChannelNamesTest {
  @ParameterizedTest
  @CsvSource({
    "Checkout API (EU), checkout-api-eu",
    "prod_search, prod_search",
    "API v1.2, api-v1-2",
    "  Pay & Go!  , pay-go",
    "Bob's Service, bobs-service",
    "Größe Ångström, größe-ångström",
    "決済 サービス, 決済-サービス",
    "a--b, a-b",
    "'🚀 Rocket', rocket",
    "'!!!', ''"
  })
  void a_name_becomes_what_people_would_call_its_channel(String name, String slug) {
    assertThat(ChannelNames.slug(name)).isEqualTo(slug);
  }

  @Test
  void a_name_is_no_longer_than_slack_allows() {
    assertThat(ChannelNames.slug("x".repeat(100))).hasSize(80);
    assertThat(ChannelNames.cut("x".repeat(79) + "-yz")).isEqualTo("x".repeat(79));
  }

  @Test
  void ids_are_told_from_names() {
    assertThat(List.of("C012AB3CD", "C0OPS", "GABCDEFGHI")).allMatch(ChannelNames::isId);
    assertThat(List.of("CHECKOUT", "GO", "c012ab3cd", "CHECKOUT-1")).noneMatch(ChannelNames::isId);
    assertThat(ChannelNames.plain(" #ops ")).isEqualTo("ops");
  }
}
