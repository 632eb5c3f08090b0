package dev.patchbay.slack.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only our part of a topic changes. */
final class TopicTextTest {
  private static final List<String> ADA = List.of("Ada Lovelace");

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "'' ~ On call: Ada Lovelace",
        "Ship it ~ Ship it | On call: Ada Lovelace",
        "On call: Bob ~ On call: Ada Lovelace",
        "Ship it | On call: Bob, Cy ~ Ship it | On call: Ada Lovelace",
        "On call: Bob | Ship it ~ On call: Ada Lovelace | Ship it",
        "A | On call: Bob | B | C ~ A | On call: Ada Lovelace | B | C",
        "We say On call: daily ~ We say On call: daily | On call: Ada Lovelace",
        "a &lt; b &amp; c ~ a < b & c | On call: Ada Lovelace",
      })
  void the_rest_stays(String topic, String expected) {
    assertThat(TopicText.with(topic, ADA)).isEqualTo(expected);
    String escaped = expected.replace("&", "&amp;").replace("<", "&lt;");
    assertThat(TopicText.with(escaped, ADA)).isEqualTo(expected);
  }

  @Test
  void it_fits_slacks_limit() {
    var many = IntStream.range(0, 60).mapToObj(at -> "Person " + at).toList();
    String topic = TopicText.with("x".repeat(100), many);
    assertThat(topic)
        .hasSizeLessThanOrEqualTo(250)
        .matches(".* \\| On call: Person 0, .* and \\d+ more");
    assertThat(TopicText.with("x".repeat(250), ADA)).isEqualTo("x".repeat(250));
    assertThat(TopicText.with("", List.of("y".repeat(400)))).hasSize(250);
    assertThat(TopicText.with("", List.of("A | B"))).isEqualTo("On call: A / B");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "<!subteam^S123ABC|@pay-oncall> Payments API ~ S123ABC ~ Payments API",
        "<!subteam^S123ABC>Payments ~ S123ABC ~ Payments",
        "@Pay-OnCall Payments ~ pay-oncall ~ Payments",
        "*@pay* Payments ~ pay ~ Payments",
        "TOPIC Payments ~ '' ~ Payments",
      })
  void what_follows_is_read_in_both_of_slacks_forms(String typed, String group, String rest) {
    var target = FollowTarget.of(typed).orElseThrow();
    assertThat(target.group().orElse("")).isEqualTo(group);
    assertThat(target.rest()).isEqualTo(rest);
  }

  @Test
  void other_words_are_no_target() {
    assertThat(FollowTarget.of("Payments")).isEmpty();
    assertThat(FollowTarget.of("")).isEmpty();
  }
}
