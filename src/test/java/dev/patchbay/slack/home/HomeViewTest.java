package dev.patchbay.slack.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.util.json.GsonFactory;
import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.incident.find.OpenIncident;
import dev.patchbay.incident.find.OpenPage;
import dev.patchbay.incident.oncall.OnCallNow.Mine;
import dev.patchbay.incident.oncall.Shift;
import dev.patchbay.sandbox.slack.block.BlockKitCheck;
import dev.patchbay.sandbox.wire.Json;
import dev.patchbay.slack.home.HomeFacts.FromPagerDuty;
import dev.patchbay.slack.home.HomeFacts.Login;
import dev.patchbay.slack.home.HomeMessages.Wanted;
import dev.patchbay.support.Ids;
import dev.patchbay.token.Person;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionHealth;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.ConnectionState;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.Options;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class HomeViewTest {
  private static final Instant NOW = Instant.parse("2026-11-26T15:00:00Z");
  private static final String LONG = "<!channel> *&* 🚨 ".repeat(400);
  private static final URI ALL = URI.create("https://acme.pagerduty.com/incidents");

  @Test
  void whatever_the_names_are_it_is_a_home_that_slack_takes() {
    var incidents = IntStream.range(0, 10).mapToObj(HomeViewTest::incident).toList();
    var shifts = IntStream.range(0, 300).mapToObj(level -> shift(level + 1)).toList();
    var connections = IntStream.range(0, 103).mapToObj(HomeViewTest::connection).toList();
    var person =
        new Person(
            new Actor(new HomeId("T1"), new SlackUserId("U1")),
            "PADA001",
            LONG,
            "ada@acme.example",
            Set.of(),
            NOW);
    var facts =
        new HomeFacts(
                new Login(Optional.of(person), Optional.empty(), new Wanted(true, false)),
                Outcome.done(connections),
                Optional.empty(),
                ALL)
            .with(
                new FromPagerDuty(
                    Outcome.done(new OpenPage(incidents, 2, true)),
                    Outcome.done(new Mine(shifts, Optional.of(shift(1))))));

    String drawn = drawn(facts);

    assertThat(drawn)
        .contains(
            "and 83 more",
            "Show newer",
            "Show more",
            "Stop messages when assigned",
            "Message me when my turn begins",
            "and for 295 more policies")
        .doesNotContain("<!channel>");
    assertThat(BlockKitCheck.view(Json.parse(drawn).orElseThrow())).isEmpty();
  }

  @Test
  void each_refusal_stands_where_its_answer_would() {
    Outcome<OpenPage> incidents =
        Outcome.refused(new Refusal.Unavailable(Refusal.Vendor.PAGERDUTY, "no answer in time"));
    Outcome<Mine> turn =
        Outcome.refused(
            new Refusal.MissingScope(
                Refusal.Vendor.PAGERDUTY, Refusal.TokenOwner.PERSON, "oncalls.read"));
    var facts =
        new HomeFacts(
                new Login(
                    Optional.empty(),
                    Optional.of(new Refusal.LoginEnded()),
                    new Wanted(false, false)),
                Outcome.refused(
                    new Refusal.RateLimited(
                        Refusal.Vendor.SLACK, java.time.Duration.ofSeconds(30))),
                Optional.empty(),
                ALL)
            .with(new FromPagerDuty(incidents, turn));

    assertThat(drawn(facts))
        .contains(
            "no longer valid",
            "load your incidents. The request to PagerDuty failed",
            "`oncalls.read`",
            "load your channels. ",
            "Log in to PagerDuty");
  }

  private static String drawn(HomeFacts facts) {
    return GsonFactory.createSnakeCase().toJson(HomeView.of(facts));
  }

  private static OpenIncident incident(int number) {
    return new OpenIncident(
        new IncidentId(Ids.ACCOUNT, "Q" + number),
        number,
        LONG,
        number % 2 == 0,
        "high",
        Optional.of(LONG),
        LONG,
        "https://acme.pagerduty.com/incidents/" + "x".repeat(900),
        Optional.of(NOW),
        List.of(LONG, LONG, LONG, LONG));
  }

  private static Shift shift(int level) {
    return new Shift(
        new Shift.Responder("PADA001", "Ada", ""),
        new Shift.Policy("PPOL", LONG),
        Optional.empty(),
        level,
        Optional.of(NOW),
        Optional.of(NOW.plusSeconds(3600)));
  }

  private static Connection connection(int number) {
    return new Connection(
        new ConnectionKey(
            new Place(new TeamId("T1"), new ChannelId("C" + number)),
            new ServiceId(Ids.ACCOUNT, "PS" + number)),
        "channel-" + number,
        LONG,
        Options.defaults(),
        new Delivery.Webhook(),
        new SlackUserId("U1"),
        NOW,
        new ConnectionHealth(ConnectionState.REFUSED, LONG, Optional.of(NOW)));
  }
}
