package dev.patchbay.wiring.apply;

import static dev.patchbay.support.Ids.ACCOUNT;

import dev.patchbay.audit.AuditLog;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Pause;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.db.Database;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.db.Leases;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.sandbox.pagerduty.account.SimulatedService;
import dev.patchbay.secret.Keyset;
import dev.patchbay.support.PagerDutyAccount;
import dev.patchbay.support.TemporaryKeyset;
import dev.patchbay.token.Person;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.apply.extension.Applier;
import dev.patchbay.wiring.apply.extension.Channels;
import dev.patchbay.wiring.apply.run.ApplyResult;
import dev.patchbay.wiring.apply.token.StaleTokens;
import dev.patchbay.wiring.file.WiringFile;
import dev.patchbay.wiring.plan.Directory;
import dev.patchbay.wiring.plan.WantedWiring;
import dev.patchbay.wiring.plan.WiringPlan;
import dev.patchbay.workspace.Installation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All connections at once: a node on a database, with its jobs running. Account and channels
 * outlive it.
 */
final class WholeBench implements AutoCloseable {
  static final TeamId TEAM = WiringBench.TEAM;

  /** What is there, whichever node looks. */
  static final class Outside implements AutoCloseable {
    final PagerDutyAccount pagerDuty = new PagerDutyAccount();
    final Keyset keyset = TemporaryKeyset.make();
    final List<Directory.Channel> channels = new ArrayList<>();
    volatile String token = "xoxb-1";
    volatile Credential app = pagerDuty.wholeApp();

    /** Slack members whose accounts were switched off. */
    final Set<SlackUserId> deactivated = ConcurrentHashMap.newKeySet();

    /** Who acts in PagerDuty for a Slack member. */
    final Map<SlackUserId, Person> people = new ConcurrentHashMap<>();

    /** Called when PagerDuty's extensions were read and Slack's channels are asked for. */
    volatile Runnable whenRead = () -> {};

    Outside(int services) {
      for (int i = 0; i < services; i++) {
        pagerDuty.simulator().account().put(new SimulatedService("PS" + i, "Service " + i));
        channels.add(channel(i, false));
      }
    }

    void archive(int channel) {
      channels.set(channel, channel(channel, true));
    }

    void unarchive(int channel) {
      channels.set(channel, channel(channel, false));
    }

    void rename(int channel, String name) {
      var id = new ChannelId("C" + channel);
      channels.set(channel, new Directory.Channel(id, name, false, false, true));
    }

    private static Directory.Channel channel(int i, boolean archived) {
      return new Directory.Channel(new ChannelId("C" + i), "channel-" + i, archived, false, true);
    }

    List<String> writes() {
      return pagerDuty.writes();
    }

    @Override
    public void close() {
      pagerDuty.close();
    }
  }

  final Outside outside;
  final Database database;
  final Jobs jobs;
  final Connections connections;
  final WholeWiring wiring;
  final RecordingListener listener = new RecordingListener();
  final FakeSubscriptions subscriptions = new FakeSubscriptions();

  WholeBench(Outside outside, DatabaseSettings settings) {
    this.outside = outside;
    database = Database.open(settings);
    var transactions = database.transactions();
    var clock = Clock.systemUTC();
    jobs = new Jobs(database, clock, new SimpleMeterRegistry());
    connections = new Connections(transactions);
    var client = outside.pagerDuty.client();
    wiring =
        new WholeWiring(
            new WiringDependencies(
                new WiringDependencies.Storage(
                    transactions, jobs, new Leases(transactions, clock), clock),
                new WiringDependencies.AsApp(
                    new ConnectDependencies.PagerDutyCalls(
                        client.services(), client.extensions(), client.links()),
                    new Applier(client.extensions(), transactions, clock),
                    outside.app),
                new ListedChannels(outside),
                connections,
                new WiringDependencies.Workspaces(
                    () -> List.of(TEAM),
                    team -> Optional.of(installation()).filter(app -> team.equals(TEAM)),
                    new StaleTokens(transactions, jobs, outside.keyset.fingerprint(), clock)),
                new Owners.Uses(
                    (team, user) -> Outcome.done(outside.deactivated.contains(user)),
                    team -> Optional.empty(),
                    actor -> Optional.ofNullable(outside.people.get(actor.user())),
                    client.users(),
                    outside.app),
                this::revive,
                subscriptions,
                new AuditLog(transactions, clock),
                listener));
    jobs.start(List.of(wiring.job()), List.of());
  }

  private Installation installation() {
    return WiringBench.installation(outside.token);
  }

  private boolean revive(ConnectionKey key) {
    connections.revive(key);
    listener.told.add("REVIVED " + key.channel());
    return true;
  }

  private record ListedChannels(Outside outside) implements Channels {
    @Override
    public Outcome<Channel> look(TeamId team, ChannelId channel) {
      return outside.channels.stream()
          .filter(one -> one.id().equals(channel))
          .findFirst()
          .map(one -> Outcome.done(new Channel(channel, one.name(), one.isPrivate())))
          .orElseGet(() -> Outcome.refused(new Refusal.ChannelNeedsInvite(channel)));
    }

    @Override
    public Outcome<List<Directory.Channel>> all(TeamId team, Pause pause) {
      outside.whenRead.run();
      return Outcome.done(List.copyOf(outside.channels));
    }
  }

  /** Service i in channel i. */
  static WantedWiring file(int rows) {
    var yaml = new StringBuilder("version: 1\nconnections:\n");
    for (int i = 0; i < rows; i++) {
      yaml.append("  - {service: Service %d, channel: \"#channel-%d\"}%n".formatted(i, i));
    }
    return read(yaml.toString());
  }

  static WantedWiring read(String yaml) {
    return WiringFile.parse(yaml, DeliveryKind.EXTENSION);
  }

  static ConnectionKey key(int i) {
    return new ConnectionKey(
        new Place(TEAM, new ChannelId("C" + i)), new ServiceId(ACCOUNT, "PS" + i));
  }

  WiringPlan plan(WantedWiring wanted) {
    if (wiring.plan(wanted, false) instanceof PlanResult.Planned planned) {
      return planned.plan();
    }
    throw new AssertionError("no plan: " + wiring.plan(wanted, false));
  }

  List<String> actions(WantedWiring wanted) {
    return plan(wanted).changes().stream().map(WiringPlan.Row::action).distinct().toList();
  }

  ApplyResult apply(WantedWiring wanted) {
    return wiring.apply(wanted, false, "api:ci", row -> {});
  }

  /** As someone does in PagerDuty's pages. */
  void edit(int service, String part, String field, boolean value) {
    var account = outside.pagerDuty.simulator().account();
    var there =
        account.stored().stream()
            .filter(one -> one.serviceIds().contains("PS" + service))
            .findFirst()
            .orElseThrow();
    account.changeConfig(there.id(), config -> config.withObject("/" + part).put(field, value));
  }

  void reconcileNow(Reconcile.Policy policy) {
    wiring.reconcileNow(policy);
  }

  @Override
  public void close() {
    jobs.stop(Duration.ofSeconds(5));
    database.close();
  }
}
