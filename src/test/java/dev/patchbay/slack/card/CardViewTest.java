package dev.patchbay.slack.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.util.json.GsonFactory;
import dev.patchbay.core.AccountId;
import dev.patchbay.core.IncidentId;
import dev.patchbay.core.ServiceId;
import dev.patchbay.incident.card.Card;
import dev.patchbay.incident.card.CardEvent;
import dev.patchbay.incident.card.CardLine;
import dev.patchbay.incident.card.CardStatus;
import dev.patchbay.incident.card.ShownCard;
import dev.patchbay.sandbox.slack.block.BlockKitCheck;
import dev.patchbay.sandbox.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cards against Slack's limits, as the simulated Slack checks them. */
final class CardViewTest {
  private static final AccountId ACME = new AccountId("us", "acme");
  private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
  private static final String[] PIECES = {
    "Database",
    " ",
    "<!channel>",
    "<@U123>",
    "&",
    "\n",
    "*",
    "`",
    "🔥",
    "|",
    "<http://x|y>",
    ">",
    "\u202e",
    "ä",
    "x".repeat(300),
    "\"",
    "\\",
    "😀"
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatever_pagerduty_says_fits_slack_and_pings_nobody(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 150; i++) {
      var drawn = CardView.card(random(random));
      String blocks = json(drawn.blocks());
      String beside = json(drawn.beside());
      assertThat(BlockKitCheck.message(Json.parse(blocks).orElseThrow(), "/blocks"))
          .as(blocks)
          .isEmpty();
      assertThat(BlockKitCheck.message(Json.parse(beside).orElseThrow(), "/blocks")).isEmpty();
      assertThat(drawn.text()).hasSizeLessThan(12_000);
      assertThat(blocks + beside + drawn.text())
          .doesNotContain("<!channel>", "<@U", "<http://x", "\\u003c!channel\\u003e", "\\u003c@U");
    }
  }

  @ParameterizedTest
  @EnumSource
  void buttons_follow_the_state(CardStatus status) {
    var blocks = json(CardView.card(shown(status, "Database down", true)).blocks());
    assertThat(blocks.contains("pd_card_acknowledge\"")).isEqualTo(status == CardStatus.TRIGGERED);
    assertThat(blocks.contains("pd_card_resolve\"")).isEqualTo(status != CardStatus.RESOLVED);
    assertThat(blocks.contains("snooze-1h Q1")).isEqualTo(status == CardStatus.ACKNOWLEDGED);
    assertThat(blocks.contains("unacknowledge Q1")).isEqualTo(status == CardStatus.ACKNOWLEDGED);
    assertThat(blocks.contains("\"actions\"")).isEqualTo(status != CardStatus.RESOLVED);
  }

  @Test
  void who_only_looks_on_gets_no_buttons_and_what_the_plan_lacks_is_not_offered() {
    assertThat(json(CardView.card(shown(CardStatus.TRIGGERED, "Down", false)).blocks()))
        .doesNotContain("actions");
    var card = shown(CardStatus.TRIGGERED, "Down", true);
    var lacking = new ShownCard(card.card(), card.timeline(), true, true, Set.of("add_responders"));
    assertThat(json(CardView.card(card).blocks())).contains("responders Q1");
    assertThat(json(CardView.card(lacking).blocks()))
        .doesNotContain("responders Q1")
        .contains("priority Q1");
  }

  @Test
  void blocks_and_text_say_the_same_and_times_are_the_readers() {
    var drawn = CardView.card(shown(CardStatus.ACKNOWLEDGED, "Database <down>", true));
    for (String said : List.of(json(drawn.blocks()), drawn.text())) {
      assertThat(said)
          .contains("#1234 Database &lt;down&gt;", "Acknowledged", "Checkout API", "P1", "High")
          .contains("Bob", "Ann", "Default", "<!date^" + NINE.getEpochSecond());
    }
    assertThat(drawn.text()).contains("Note by Ann: Looking");
    assertThat(drawn.text()).contains("<https://acme.pagerduty.com/incidents/Q1|#1234");
    assertThat(drawn.color()).isEqualTo("#d4a72c");
  }

  private static ShownCard shown(CardStatus status, String title, boolean buttons) {
    var holders =
        status == CardStatus.ACKNOWLEDGED
            ? List.of(new Card.Holder("Ann", NINE))
            : List.<Card.Holder>of();
    return new ShownCard(
        new Card(
            new IncidentId(ACME, "Q1"),
            1234,
            title,
            status,
            "high",
            "https://acme.pagerduty.com/incidents/Q1",
            Optional.of(new ServiceId(ACME, "PCHECK1")),
            "Checkout API",
            Optional.of("P1"),
            "Default",
            List.of("Bob"),
            holders,
            OptionalInt.of(3),
            Optional.of(NINE),
            Optional.empty(),
            NINE,
            false),
        List.of(new CardLine("E1", CardEvent.ANNOTATED, NINE, "Ann", "Looking")),
        true,
        buttons,
        Set.of());
  }

  @Test
  void the_timeline_says_what_an_incident_was_merged_into() {
    var line = new CardLine("E1", CardEvent.RESOLVED, NINE, "Ann", "[#12] Fire <!here>");
    assertThat(CardTimeline.words(line))
        .isEqualTo("Resolved by Ann (merged into [#12] Fire &lt;!here&gt;)");
  }

  @Test
  void words_that_grow_when_they_are_escaped_fit_too() {
    var names = Collections.nCopies(60, "&".repeat(200));
    var holders = names.stream().map(name -> new Card.Holder(name, NINE)).toList();
    var line = new CardLine("E1", CardEvent.ANNOTATED, NINE, names.get(0), "&".repeat(600));
    var card =
        new Card(
            new IncidentId(ACME, "Q1"),
            1234,
            "&".repeat(4000),
            CardStatus.ACKNOWLEDGED,
            "high",
            "https://acme.pagerduty.com/incidents/" + "&".repeat(900),
            Optional.empty(),
            names.get(0),
            Optional.of(names.get(0)),
            names.get(0),
            names,
            holders,
            OptionalInt.of(300),
            Optional.of(NINE),
            Optional.of(NINE),
            NINE,
            true);
    var drawn =
        CardView.card(new ShownCard(card, Collections.nCopies(8, line), true, true, Set.of()));
    for (var blocks : List.of(drawn.blocks(), drawn.beside())) {
      assertThat(BlockKitCheck.message(Json.parse(json(blocks)).orElseThrow(), "/blocks"))
          .isEmpty();
    }
    assertThat(json(drawn.blocks())).doesNotContain("&a…", "&am…", "&amp…");
    assertThat(drawn.text()).hasSizeLessThan(40_000);
  }

  private static ShownCard random(Random random) {
    var assignees = new ArrayList<String>();
    var holders = new ArrayList<Card.Holder>();
    for (int i = random.nextInt(61); i > 0; i--) {
      assignees.add(words(random, 100));
      holders.add(new Card.Holder(words(random, 100), NINE));
    }
    var lines = new ArrayList<CardLine>();
    for (int i = random.nextInt(12); i > 0; i--) {
      var types = CardEvent.values();
      lines.add(
          new CardLine(
              "E" + i,
              types[random.nextInt(types.length)],
              NINE,
              words(random, 200),
              words(random, 600)));
    }
    var status = List.of(CardStatus.values()).get(random.nextInt(3));
    var card =
        new Card(
            new IncidentId(ACME, "Q".repeat(1 + random.nextInt(40))),
            random.nextInt(100_000),
            words(random, 4000),
            status,
            List.of("high", "low", "").get(random.nextInt(3)),
            List.of("https://acme.pagerduty.com/incidents/Q|1>", "", "javascript:x")
                .get(random.nextInt(3)),
            Optional.empty(),
            words(random, 500),
            random.nextBoolean() ? Optional.of(words(random, 300)) : Optional.empty(),
            words(random, 300),
            assignees,
            holders,
            random.nextBoolean() ? OptionalInt.of(300) : OptionalInt.empty(),
            random.nextBoolean() ? Optional.of(NINE) : Optional.empty(),
            random.nextBoolean() ? Optional.of(NINE) : Optional.empty(),
            NINE,
            random.nextBoolean());
    return new ShownCard(card, lines, true, random.nextBoolean(), Set.of());
  }

  private static String words(Random random, int most) {
    var text = new StringBuilder();
    int length = random.nextInt(most + 1);
    while (text.length() < length) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.substring(0, length);
  }

  private static String json(List<?> blocks) {
    // As Slack reads it: Gson writes angle brackets as escapes.
    return Json.parse(GsonFactory.createSnakeCase().toJson(blocks)).orElseThrow().toString();
  }
}
