package dev.patchbay.wiring.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.ThreadMode;
import dev.patchbay.wiring.plan.WantedWiring;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WiringFileValuesTest {
  @ParameterizedTest
  @CsvSource({
    "off, OFF",
    "'off', OFF",
    "on, ON",
    "'on', ON",
    "broadcast, BROADCAST",
    "'\"off\"', OFF",
    "'\"on\"', ON",
    "'''on''', ON",
    "false, OFF",
    "Off, OFF"
  })
  void a_thread_may_be_a_bare_word_that_yaml_takes_for_a_boolean(String word, ThreadMode mode) {
    WantedWiring wiring = good("service: A, delivery: webhook, thread: " + word);
    assertThat(wiring.rows().get(0).settings().options().thread()).isEqualTo(mode);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "007|007",
        "1e3|1e3",
        "yes|yes",
        "2026-11-26|2026-11-26",
        "'a: b'|a: b",
        "\"tab\\there\"|tab\there",
        "'it''s'|it's",
        "0x1F|0x1F",
        "'null'|null",
        "'#1'|#1",
        "決済|決済"
      },
      delimiter = '|',
      quoteCharacter = '`')
  void a_name_is_what_stands_there(String yaml, String name) {
    WantedWiring wiring = good("service: " + yaml);
    assertThat(wiring.rows().get(0).service().text()).isEqualTo(name);
  }

  private static WantedWiring good(String row) {
    WantedWiring wiring =
        WiringFile.parse(
            "version: 1\nconnections: [{channel: a, " + row + "}]", DeliveryKind.EXTENSION);
    assertThat(wiring.problems()).isEmpty();
    return wiring;
  }
}
