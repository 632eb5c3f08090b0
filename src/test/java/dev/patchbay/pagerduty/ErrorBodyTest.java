package dev.patchbay.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorBodyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'error':{'message':'Bad','code':2001,'errors':['a','b']}} | 2001 | Bad: a; b",
        "{'error':{'message':'Bad','code':2001,'errors':'only one'}} | 2001 | Bad: only one",
        "{'error':{'message':'Bad','code':'2001','errors':[]}} | 2001 | Bad",
        "{'error':[{'message':'first','code':5},{'message':'second'}]} | 5 | first; second",
        "{'error':'a bare string'} | ~~ | a bare string",
        "{'error':{'errors':{'name':['is taken','is odd']}}} | ~~ | name: is taken; is odd",
        "{'errors':{'name':'is taken'}} | ~~ | name: is taken",
        "{'message':'only words'} | ~~ | only words",
        "{'message':'Bad','errors':{'name':['is taken']},'code':'E7'} | E7 | Bad: name: is taken",
        "{'error':{'message':'Bad','code':2001,'errors':{'a':'b','c':{'d':'e'}}}} | 2001 | Bad: a:"
            + " b; c: d: e",
        "'a scalar' | ~~ | a scalar",
        "7 | ~~ | 7",
        "{'error':'<!DOCTYPE html><html><body>no</body></html>'} | ~~ | ~~",
        "{'error':{'message':'<h1>Busy</h1>','code':500}} | 500 | ~~",
        "{'error':'a < b'} | ~~ | a < b",
        "{'error':null} | ~~ | ~~",
        "{'error':{'message':7,'code':{'x':1}}} | ~~ | 7",
      })
  void of_every_shape_seen_finds_code_and_words(String body, String code, String words) {
    ErrorBody error = ErrorBody.of(body.replace('\'', '"'));
    assertThat(error.code()).isEqualTo(code);
    assertThat(error.words()).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>busy</html>", "null", "[]", "{", "{\"other\":1}"})
  void of_anything_else_is_empty_and_no_failure(String body) {
    ErrorBody error = ErrorBody.of(body);
    assertThat(error.code()).isEmpty();
    assertThat(error.words()).isEmpty();
    assertThat(error.requiredScopes()).isEmpty();
  }

  @Test
  void of_a_nest_without_end_is_no_failure() {
    String nest = "{\"error\":" + "[".repeat(900) + "]".repeat(900) + "}";
    assertThat(ErrorBody.of(nest).words()).isEmpty();
    assertThat(ErrorBody.of("[".repeat(100_000)).words()).isEmpty();
  }

  @Test
  void of_a_megabyte_is_no_failure_and_short() {
    String page = "<html>" + "x".repeat(1 << 20);
    assertThat(ErrorBody.of(page).words()).isEmpty();
    String words = ErrorBody.of("{\"error\":\"" + "x".repeat(1 << 20) + "\"}").words();
    assertThat(words).hasSize(Cleaned.MOST);
    String many = "{\"errors\":[" + "\"e\",".repeat(200_000) + "\"e\"]}";
    assertThat(ErrorBody.of(many).words()).hasSizeLessThanOrEqualTo(Cleaned.MOST);
    assertThat(ErrorBody.of("{\"code\":" + "9".repeat(2000) + "}").code()).isEmpty();
  }

  @Test
  void words_are_one_line_bounded_and_free_of_tokens() {
    String raw = "a\\u0000b\\u001b[31m\\nc \\u202ed pdus+_0XBPWQQ_1234 Bearer abcdefghijk ";
    String words = ErrorBody.of("{\"message\":\"" + raw + "x".repeat(900) + "\"}").words();
    assertThat(words).startsWith("a b [31m c d (hidden) (hidden) xxx").hasSize(Cleaned.MOST);
  }

  @Test
  void clean_does_not_cut_a_character_in_two() {
    String words = Cleaned.clean("x".repeat(Cleaned.MOST - 1) + "\uD83D\uDE00 and more");
    assertThat(words).isEqualTo("x".repeat(Cleaned.MOST - 1));
  }
}
