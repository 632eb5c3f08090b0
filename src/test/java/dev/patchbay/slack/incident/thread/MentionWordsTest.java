package dev.patchbay.slack.incident.thread;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people mean when they mention Patchbay. */
final class MentionWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "<@UBOT> ack                      | ack     |",
        "<@UBOT>\u00a0Ack                 | Ack     |",
        "<@UBOT>: please ack this one     | ack     | this one",
        "hey <@UBOT> can you ack?         | ack     |",
        "ack, <@UBOT>                     | ack     |",
        "<@UBOT> *ack*                    | ack     |",
        "*<@UBOT>* \u201cack\u201d        | ack     |",
        "<@UBOT> *resolve it's fine*      | resolve | it's fine",
        "<@UBOT> `snooze 1h`              | snooze  | 1h",
        "<@UBOT> note See `top` and <#C1> | note    | See `top` and #C1",
        "<@UBOT> note a &lt; b &amp; c    | note    | a < b & c",
        "<@UBOT> note by <@U2> <!here>    | note    | by @U2 @here",
        "<@UBOT> ack <https://acme.pagerduty.com/incidents/Q1> | ack |"
            + " https://acme.pagerduty.com/incidents/Q1",
        "<@UBOT> \u200back\u200b 12       | ack     | 12",
        "<@UBOT> ack <@UBOT>              | ack     |",
        "<@UBOT>                          |         |",
        "<@UBOT> :wave:                   | wave    |"
      })
  void courtesies_marks_and_the_mention_say_nothing(String text, String word, String rest) {
    var words = MentionWords.of(text, "UBOT");
    assertThat(words.word()).isEqualTo(word == null ? "" : word);
    assertThat(words.rest()).isEqualTo(rest == null ? "" : rest);
  }

  @Test
  void a_note_keeps_its_lines() {
    assertThat(MentionWords.of("<@UBOT|patchbay> note one\ntwo", "UBOT").rest())
        .isEqualTo("one\ntwo");
  }
}
