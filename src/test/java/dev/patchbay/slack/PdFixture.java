package dev.patchbay.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;
import dev.patchbay.account.Person;
import dev.patchbay.account.Wishes.Wish;
import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.secret.Secret;
import dev.patchbay.slack.view.BlockKitLimits;
import dev.patchbay.slack.view.KnownCommand;
import dev.patchbay.slack.view.LoginView;
import dev.patchbay.slack.view.Status;
import dev.patchbay.wiring.Channels.Channel;
import dev.patchbay.wiring.CheckConnection;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionHealth;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.FindService.Found;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.ServiceName;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All commands over answers set by hand. Requests are older than any patience, so that nothing is
 * waited for: an answer is there at once, or its executor is held.
 */
final class PdFixture {
  static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  static final Actor ADA = new Actor(new TeamId("T1"), new SlackUserId("U1"));
  static final ChannelId OPS = new ChannelId("C1");

  final FakeSlackCalls slack = new FakeSlackCalls();
  final ManualExecutor slackThreads = new ManualExecutor();
  final ManualExecutor pagerDutyThreads = new ManualExecutor();
  final List<Wish> wishes = new ArrayList<>();
  final List<Connection> connections = new ArrayList<>();
  final List<ConnectionKey> disconnected = new ArrayList<>();
  final List<String> asked = new ArrayList<>();
  final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  final SlowCalls slowSlack = new SlowCalls(Vendor.SLACK, clock, slackThreads);
  final SlowCalls slowPagerDuty = new SlowCalls(Vendor.PAGERDUTY, clock, pagerDutyThreads);

  Outcome<Boolean> mayAct = Outcome.done(true);
  Outcome<Channel> channel = Outcome.done(new Channel(OPS, "ops", false));
  Outcome<Found> found = Outcome.done(new Found.None(List.of()));
  Optional<Person> person = Optional.empty();
  Outcome<CheckConnection.State> health = Outcome.done(CheckConnection.State.WORKS);
  Outcome<Boolean> own = Outcome.done(true);
  Status.App app = new Status.App(true, Optional.empty(), Set.of());
  boolean installed = true;
  boolean logoutBreaks;

  static Connection connection(String id, String name, Options options) {
    return new Connection(
        new ConnectionKey(ADA.team(), OPS, new ServiceId(id)),
        "ops",
        name,
        options,
        new Delivery.Extension("E" + id, "print"),
        ADA.user(),
        NOW);
  }

  static ServiceName service(String id, String name) {
    return new ServiceName(new ServiceId(id), name);
  }

  static CommandRequest request(String text, String channel, String channelName) {
    return new CommandRequest(
        ADA,
        "ada",
        "Acme",
        new ChannelId(channel),
        channelName,
        text,
        Secret.of("trigger"),
        Optional.empty(),
        NOW.minusSeconds(60));
  }

  Reply pd(String text) {
    return pd(request(text, "C1", "ops"));
  }

  Reply pd(CommandRequest request) {
    Reply reply = command().answer(request);
    if (reply instanceof Reply.Ephemeral words) {
      BlockKitLimits.check(words.blocks());
    }
    return reply;
  }

  /** The answer's text, which must be words. */
  String says(String text) {
    return ((Reply.Ephemeral) pd(text)).text();
  }

  static String json(Reply reply) {
    return GsonFactory.createSnakeCase().toJson(((Reply.Ephemeral) reply).blocks());
  }

  static JsonObject json(View view) {
    return BlockKitLimits.check(view);
  }

  /** The block's element, found by block id. */
  static JsonObject element(View view, String blockId) {
    JsonArray blocks = json(view).getAsJsonArray("blocks");
    for (var block : blocks) {
      var id = block.getAsJsonObject().get("block_id");
      if (id != null && id.getAsString().equals(blockId)) {
        return block.getAsJsonObject().getAsJsonObject("element");
      }
    }
    throw new AssertionError("no block " + blockId + " in " + blocks);
  }

  private PdCommand command() {
    var gate =
        new LoginGate(actor -> mayAct, (actor, wish) -> wishes.add(wish), this::login, slowSlack);
    var modals = new ModalOpener(slack, slowSlack);
    var here =
        new ChannelConnections(
            (team, id) ->
                connections.stream().filter(one -> one.key().channel().equals(id)).toList());
    var forms =
        new ConnectForms(
            key -> connections.stream().filter(one -> one.key().equals(key)).findFirst());
    var questions =
        new ConnectCommand.Questions(
            (actor, words) -> {
              asked.add(words);
              return found;
            },
            (team, id) -> channel,
            slowPagerDuty,
            slowSlack);
    return new PdCommand(
        Map.of(
            KnownCommand.CONNECT, new ConnectCommand(gate, questions, forms, modals, slack),
            KnownCommand.EDIT, new EditCommand(gate, here, modals),
            KnownCommand.DISCONNECT,
                new DisconnectCommand(gate, here, (actor, key) -> disconnected.add(key)),
            KnownCommand.LIST, new ListCommand(here, team -> connections),
            KnownCommand.STATUS, status(here),
            KnownCommand.LOGIN, new LoginCommand(gate, actor -> person),
            KnownCommand.LOGOUT,
                new LogoutCommand(actor -> ended(), slack, slowPagerDuty, slowSlack),
            KnownCommand.WHOAMI, new WhoamiCommand(gate, actor -> person),
            KnownCommand.HELP, new HelpCommand()));
  }

  static Connection ailing(Connection one, ConnectionHealth health) {
    return new Connection(
        one.key(),
        one.channelName(),
        one.serviceName(),
        one.options(),
        one.delivery(),
        one.connectedBy(),
        one.changedAt(),
        health);
  }

  private StatusCommand status(ChannelConnections here) {
    return new StatusCommand(
        here,
        new StatusCommand.Asks(
            request -> slack.look(request.actor().team(), request.channel()),
            (actor, connection) -> health),
        team -> installed,
        () -> app,
        actor -> StatusCommand.you(person, own),
        slowPagerDuty,
        slowSlack);
  }

  private boolean ended() {
    if (logoutBreaks) {
      throw new IllegalStateException("the database is gone");
    }
    return person.isPresent();
  }

  private List<LayoutBlock> login(CommandRequest request, String why) {
    return LoginView.blocks(
        why, URI.create("https://patchbay.example/login"), OwnButton.LOGIN.actionId());
  }

  static <T> Outcome<T> away() {
    return Outcome.refused(new Refusal.Unavailable(Vendor.PAGERDUTY, "timeout"));
  }
}
