package dev.patchbay.slack.card;

import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Place;
import dev.patchbay.core.TeamId;
import dev.patchbay.sandbox.slack.ShownMessage;
import dev.patchbay.sandbox.slack.SlackSettings;
import dev.patchbay.sandbox.slack.SlackSimulator;
import dev.patchbay.sandbox.slack.state.AppDraft;
import dev.patchbay.sandbox.slack.state.ChannelDraft;
import dev.patchbay.sandbox.slack.state.Member;
import dev.patchbay.sandbox.slack.state.Workspace;
import dev.patchbay.secret.Secret;
import java.util.List;

/** A simulated Slack whose workspace has our app and some channels, at twenty times the speed. */
final class CardSlack implements AutoCloseable {
  static final int FASTER = 20;
  static final String ANN = "U1ANN";
  private static final TeamId TEAM = new TeamId("T1ACME");

  final SlackSimulator simulator;
  final Secret token;

  CardSlack(String... scopes) {
    simulator = SlackSimulator.start(SlackSettings.countingOnly().withRateScale(FASTER));
    var setup = simulator.setup();
    setup.workspace(new Workspace(TEAM.value(), "Acme", "acme"));
    setup.member(Member.person(ANN, TEAM.value(), "ann", "Ann Ash", "ann@acme.test"));
    var app = setup.app(AppDraft.named("Patchbay", scopes));
    token = Secret.of(setup.install(app.appId(), ANN).path("access_token").asText());
    bot = setup.botUser(app.appId(), TEAM.value()).orElseThrow();
  }

  private final String bot;

  Place channel(int number) {
    var id = "C1N" + number;
    simulator.setup().channel(ChannelDraft.open(id, TEAM.value(), "n" + number, ANN));
    simulator.setup().invite(id, bot);
    return place(number);
  }

  static Place place(int number) {
    return new Place(TEAM, new ChannelId("C1N" + number));
  }

  List<ShownMessage> messages(Place place) {
    return simulator.screen().messages(place.channel().value());
  }

  @Override
  public void close() {
    simulator.close();
  }
}
