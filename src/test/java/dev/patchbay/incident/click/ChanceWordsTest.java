package dev.patchbay.incident.click;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.incident.IncidentChange;
import dev.patchbay.incident.click.Click.Button;
import dev.patchbay.incident.click.ClickDecoder.Decoded;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An id may hold any short word by chance, and the button that carries it is alive all the same.
 */
class ChanceWordsTest {
  private static final String SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

  private final ClickDecoder decoder = new ClickDecoder();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Q9Z06UN3954O1T",
        "Q1NO2RE3NOT4DN",
        "P0ADD1X",
        "Q1ACK2RESOLVE3",
        "Q4321STOP",
        "5f2a9add-0add-4e2f-9add-00add1234567"
      })
  void words_in_an_id_mean_nothing(String id) {
    for (var value : values(id)) {
      var pressed = button(value);
      assertThat(decoder.decode(new Click(pressed, List.of(pressed), List.of(LINK))))
          .as(value)
          .isInstanceOfSatisfying(
              Decoded.Change.class,
              change -> assertThat(change.change()).isEqualTo(new IncidentChange.Resolve()));
    }
  }

  @ParameterizedTest
  @MethodSource
  void no_id_makes_a_dead_button(Stream<String> ids) {
    assertThat(
            ids.filter(
                id ->
                    values(id).stream()
                        .map(ChanceWordsTest::button)
                        .map(one -> decoder.decode(new Click(one, List.of(one), List.of(LINK))))
                        .anyMatch(decoded -> !(decoded instanceof Decoded.Change))))
        .isEmpty();
  }

  static Stream<Stream<String>> no_id_makes_a_dead_button() {
    var random = new Random(7);
    return Stream.of(
        Stream.generate(() -> "Q" + drawn(random, 13)).limit(20_000),
        Stream.generate(() -> "P" + drawn(random, 6)).limit(20_000),
        Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()).toString())
            .limit(20_000));
  }

  private static final String LINK =
      "*Triggered* <https://acme.pagerduty.com/incidents/QLINKED1|[#1234] Database down>";

  private static List<String> values(String id) {
    return List.of(
        "resolve " + id, "resolve|" + id, "{\"action\":\"resolve\",\"id\":\"" + id + "\"}");
  }

  private static Button button(String value) {
    return new Button("x1", "", value, "Go", "", "");
  }

  private static String drawn(Random random, int length) {
    return random
        .ints(length, 0, SIGNS.length())
        .collect(StringBuilder::new, (to, at) -> to.append(SIGNS.charAt(at)), StringBuilder::append)
        .toString();
  }
}
