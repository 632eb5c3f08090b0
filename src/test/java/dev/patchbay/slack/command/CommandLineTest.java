package dev.patchbay.slack.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
  @Test
  void nothing_typed_is_help() {
    assertThat(CommandLine.of("  ").command()).contains(KnownCommand.HELP);
  }

  @Test
  void a_word_counts_in_any_case_and_the_rest_is_kept() {
    var line = CommandLine.of(" CONNECT   Checkout  API ");

    assertThat(line.command()).contains(KnownCommand.CONNECT);
    assertThat(line.rest()).isEqualTo("Checkout  API");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "checkout; checkout",
        "\"Checkout API\"; Checkout API",
        "“Checkout API”; Checkout API",
        "„Checkout API“; Checkout API",
        "'Checkout  API'; Checkout API",
        "Bob's \"best\" API; Bob's \"best\" API",
        "<https://a.pagerduty.com/services/P1>; https://a.pagerduty.com/services/P1",
        "<https://a.pagerduty.com/services/P1|here>; https://a.pagerduty.com/services/P1",
        "“<https://a.pagerduty.com/services/P1>”; https://a.pagerduty.com/services/P1",
      })
  void what_stands_around_a_service_is_taken_off(String typed, String words) {
    assertThat(CommandLine.service(typed)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "conect,CONNECT",
    "conncet,CONNECT",
    "disconect,DISCONNECT",
    "lsit,LIST",
    "logn,LOGIN",
    "loguot,LOGOUT",
    "hlep,HELP",
    "edt,EDIT"
  })
  void a_slip_finds_the_command_that_was_meant(String typed, KnownCommand meant) {
    assertThat(CommandLine.nearest(typed)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"deploy", "x", "acknowledge", "trigger"})
  void another_word_is_near_to_none(String typed) {
    assertThat(CommandLine.nearest(typed)).isEmpty();
  }
}
