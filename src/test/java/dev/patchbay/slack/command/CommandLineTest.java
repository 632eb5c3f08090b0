package dev.patchbay.slack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
  @ValueSource(
      strings = {
        "connect\u00a0Ledger",
        "connect\u202fLedger",
        "\u3000connect \u2009 Ledger\u00a0",
        "\u200bconnect Ledger\ufeff",
        "*connect* Ledger",
        "connect: Ledger",
        "`connect Ledger`",
        "“connect Ledger”",
        "*connect Ledger*",
        "/pd connect Ledger",
        "`/pd connect Ledger`",
        "/PD connect\u00a0Ledger",
        "pd connect Ledger",
      })
  void spaces_of_any_kind_and_invisible_signs_and_marks_do_not_matter(String typed) {
    var line = CommandLine.of(typed);
    assertThat(line.command()).contains(KnownCommand.CONNECT);
    assertThat(line.rest()).isEqualTo("Ledger");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"connect \"Ledger\"", "\"connect\" \"Ledger\"", "`/pd` connect \"Ledger\""})
  void marks_around_the_service_are_left_to_who_looks_for_it(String typed) {
    assertThat(CommandLine.of(typed).rest()).isEqualTo("\"Ledger\"");
  }

  @Test
  void the_command_itself_without_a_word_is_help() {
    assertThat(CommandLine.of("/pd").command()).contains(KnownCommand.HELP);
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
    "edt,EDIT",
    "acknowledge,ACK",
    "inc,INCIDENTS",
    "connections,CONNECT"
  })
  void a_slip_finds_the_command_that_was_meant(String typed, KnownCommand meant) {
    assertThat(CommandLine.nearest(typed)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"deploy", "x", "i", "dashboard"})
  void another_word_is_near_to_none(String typed) {
    assertThat(CommandLine.nearest(typed)).isEmpty();
  }

  @Test
  void a_whole_line_that_was_pasted_is_read_without_its_slash_command() {
    assertThat(CommandLine.of("/pd ack 123"))
        .isEqualTo(new CommandLine(Optional.of(KnownCommand.ACK), "ack", "123"));
    assertThat(CommandLine.of("/pd").command()).contains(KnownCommand.HELP);
  }
}
