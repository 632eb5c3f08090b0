package dev.patchbay.slack.wiring;

import static dev.patchbay.support.Ids.ACCOUNT;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;
import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.login.PendingCommands.PendingCommand;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.secret.Secret;
import dev.patchbay.slack.api.RecordedSlack;
import dev.patchbay.slack.command.HelpCommand;
import dev.patchbay.slack.command.KnownCommand;
import dev.patchbay.slack.command.ModalOpener;
import dev.patchbay.slack.command.Pd;
import dev.patchbay.slack.command.Subcommand;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Deadline;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.inbound.ManualExecutor;
import dev.patchbay.slack.login.LoginGate;
import dev.patchbay.slack.login.LoginParts;
import dev.patchbay.slack.view.BlockKitLimits;
import dev.patchbay.support.FixedRights;
import dev.patchbay.token.Person;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionHealth;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.FindService.Found;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.ServiceName;
import dev.patchbay.wiring.apply.CheckConnection;
import dev.patchbay.wiring.apply.ConnectService;
import dev.patchbay.wiring.apply.PendingWiring;
import dev.patchbay.wiring.apply.extension.Channels.Channel;
import dev.patchbay.workspace.Grant;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All commands over answers set by hand. Requests are older than any patience, so that nothing is
 * waited for: an answer is there at once, or its executor is held.
 */
public final class PdFixture {
  public static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  public static final Actor ADA = new Actor(new HomeId("T1"), new SlackUserId("U1"));
  public static final ChannelId OPS = new ChannelId("C1");
  public static final Place HERE = new Place(new TeamId("T1"), OPS);

  public final RecordedSlack slack = new RecordedSlack();
  public final ManualExecutor slackThreads = new ManualExecutor();
  public final ManualExecutor pagerDutyThreads = new ManualExecutor();
  public final List<PendingCommand> pendingCommands = new ArrayList<>();
  public final List<Connection> connections = new ArrayList<>();
  public final List<PendingWiring> pending = new ArrayList<>();
  public final List<ConnectionKey> disconnected = new ArrayList<>();
  public final List<ConnectService.Request> connected = new ArrayList<>();
  public final List<String> asked = new ArrayList<>();
  public final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  public final Deadline slowSlack = new Deadline(Vendor.SLACK, clock, slackThreads);
  public final Deadline slowPagerDuty = new Deadline(Vendor.PAGERDUTY, clock, pagerDutyThreads);

  public Outcome<Credential> mayAct = Outcome.done(Credential.of(ACCOUNT, Secret.of("pdus+_0any")));
  public Outcome<Channel> channel = Outcome.done(new Channel(OPS, "ops", false));
  public Outcome<Found> found = Outcome.done(new Found.None(List.of()));
  public Optional<Person> person = Optional.empty();
  public Outcome<CheckConnection.State> health = Outcome.done(CheckConnection.State.WORKS);
  public Outcome<Optional<CheckConnection.Posting>> there = Outcome.done(Optional.empty());
  public Outcome<Boolean> own = Outcome.done(true);
  public Status.App app = new Status.App(true, Optional.empty(), Set.of());
  public boolean installed = true;
  Set<String> granted = Set.of();
  public boolean logoutBreaks;

  public static Connection connection(String id, String name, Options options) {
    return new Connection(
        new ConnectionKey(HERE, new ServiceId(ACCOUNT, id)),
        "ops",
        name,
        options,
        new Delivery.Extension("E" + id, "print"),
        ADA.user(),
        NOW);
  }

  public static ServiceName service(String id, String name) {
    return new ServiceName(new ServiceId(ACCOUNT, id), name);
  }

  public static Interaction request(String text, String channel, String channelName) {
    var json = new JsonObject();
    json.addProperty("command", Pd.COMMAND);
    json.addProperty("text", text);
    json.addProperty("team_id", HERE.team().value());
    json.addProperty("team_domain", "acme");
    json.addProperty("user_id", ADA.user().value());
    json.addProperty("user_name", "ada");
    json.addProperty("channel_id", channel);
    json.addProperty("channel_name", channelName);
    json.addProperty("trigger_id", "trigger");
    return Interaction.of(json, NOW.minusSeconds(60));
  }

  public Ack pd(String text) {
    return pd(request(text, "C1", "ops"));
  }

  public Ack pd(Interaction request) {
    Ack reply = command().answer(request);
    if (reply instanceof Ack.Says words) {
      BlockKitLimits.check(words.content().blocks());
    }
    return reply;
  }

  /** The answer's text, which must be words. */
  public String says(String text) {
    return ((Ack.Says) pd(text)).content().text();
  }

  public static String json(Ack reply) {
    return GsonFactory.createSnakeCase().toJson(((Ack.Says) reply).content().blocks());
  }

  public static JsonObject json(View view) {
    return BlockKitLimits.check(view);
  }

  /** The block's element, found by block id. */
  public static JsonObject element(View view, String blockId) {
    JsonArray blocks = json(view).getAsJsonArray("blocks");
    for (var block : blocks) {
      var id = block.getAsJsonObject().get("block_id");
      if (id != null && id.getAsString().equals(blockId)) {
        return block.getAsJsonObject().getAsJsonObject("element");
      }
    }
    throw new AssertionError("no block " + blockId + " in " + blocks);
  }

  private Pd command() {
    var gate =
        new LoginGate(
            new FixedRights(actor -> mayAct),
            (actor, pending) -> pendingCommands.add(pending),
            this::login,
            slowSlack);
    var modals = new ModalOpener(slack.views, slack.ephemerals, slowSlack);
    var here =
        new ChannelConnections(
            (team, id) ->
                connections.stream().filter(one -> one.key().channel().equals(id)).toList(),
            (team, id) -> pending);
    var forms =
        new ConnectForms(
            key -> connections.stream().filter(one -> one.key().equals(key)).findFirst(),
            DeliveryKind.EXTENSION);
    var questions =
        new ConnectCommand.Questions(
            (actor, words) -> {
              asked.add(words);
              return found;
            },
            (team, id) -> channel,
            slowPagerDuty,
            slowSlack);
    var commands = new EnumMap<KnownCommand, Subcommand>(KnownCommand.class);
    commands.put(
        KnownCommand.CONNECT, new ConnectCommand(gate, questions, forms, modals, slack.views));
    commands.put(KnownCommand.EDIT, new EditCommand(gate, here, modals));
    commands.put(
        KnownCommand.DISCONNECT,
        new DisconnectCommand(gate, here, (actor, key) -> disconnected.add(key)));
    commands.put(KnownCommand.LIST, new ListCommand(here, team -> connections));
    commands.put(KnownCommand.STATUS, status(gate, here));
    commands.put(KnownCommand.HELP, new HelpCommand());
    commands.putAll(
        LoginParts.commands(
            gate, actor -> person, actor -> ended(), slack.ephemerals, slowPagerDuty, slowSlack));
    // Of the incidents' face, which has nothing to do here.
    for (var command : KnownCommand.values()) {
      commands.putIfAbsent(command, (request, rest) -> new Ack.Nothing());
    }
    return new Pd(commands);
  }

  public static Connection ailing(Connection one, ConnectionHealth health) {
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

  private StatusCommand status(LoginGate gate, ChannelConnections here) {
    return new StatusCommand(
        new DriftChoice(gate, here, (actor, connection) -> there, connected::add, slowPagerDuty),
        here,
        new StatusCommand.Asks(
            request -> slack.conversations.info(request.team(), request.channel()),
            (actor, connection) -> health),
        team -> installed ? Optional.of(new Grant("Acme", granted)) : Optional.empty(),
        Optional.of(URI.create("https://patchbay.example.com/slack/install")),
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

  private List<LayoutBlock> login(Interaction request, String why) {
    return LoginParts.button(why);
  }

  public static <T> Outcome<T> away() {
    return Outcome.refused(new Refusal.Unavailable(Vendor.PAGERDUTY, "timeout"));
  }
}
