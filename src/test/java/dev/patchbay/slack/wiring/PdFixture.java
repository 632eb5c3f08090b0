package dev.patchbay.slack.wiring;

import static dev.patchbay.support.Ids.ACCOUNT;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
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
import dev.patchbay.slack.command.Pd;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Deadline;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.inbound.ManualExecutor;
import dev.patchbay.slack.view.BlockKitLimits;
import dev.patchbay.token.Person;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionHealth;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.FindService.Found;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.ServiceName;
import dev.patchbay.wiring.apply.CheckConnection;
import dev.patchbay.wiring.apply.ConnectService;
import dev.patchbay.wiring.apply.PendingWiring;
import dev.patchbay.wiring.apply.extension.Channels.Channel;
import dev.patchbay.wiring.plan.ExtensionFields;
import dev.patchbay.wiring.plan.FoundExtension;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

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

  /** What who has no login acts with; empty where everything needs one. */
  public Optional<Outcome<Credential>> byEmail = Optional.empty();

  /** Names of services whose connections PagerDuty was asked about. */
  public final List<String> looked = new CopyOnWriteArrayList<>();

  public Outcome<CheckConnection.Seen> health =
      Outcome.done(CheckConnection.Seen.of(CheckConnection.State.WORKS));
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

  static Connection byWebhook(Connection one) {
    return new Connection(
        one.key(),
        one.channelName(),
        one.serviceName(),
        one.options(),
        new Delivery.Webhook(),
        one.connectedBy(),
        one.changedAt());
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
    Ack reply = new PdCommands(this).all().answer(request);
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

  /** One that posts to {@link #OPS}. */
  static FoundExtension extension(String id, String name, Optional<SlackUserId> madeBy) {
    return new FoundExtension(
        id,
        connection("P1", "Till", Options.defaults()).key().service(),
        Optional.empty(),
        ExtensionFields.of(name, OPS, Options.defaults(), ""),
        FoundExtension.Condition.GOOD,
        madeBy);
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

  public static <T> Outcome<T> away() {
    return Outcome.refused(new Refusal.Unavailable(Vendor.PAGERDUTY, "timeout"));
  }
}
