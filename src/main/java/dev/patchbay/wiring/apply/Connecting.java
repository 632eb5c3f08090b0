package dev.patchbay.wiring.apply;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.apply.Applier.Applied;
import dev.patchbay.wiring.apply.WiringListener.Way;
import dev.patchbay.wiring.plan.Plan;
import dev.patchbay.wiring.plan.PlannedChange;
import dev.patchbay.wiring.plan.Planner;
import dev.patchbay.wiring.plan.StoredExtension;
import dev.patchbay.wiring.plan.Wanted;
import dev.patchbay.workspace.Installation;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt at what a person asked for: looks at what PagerDuty has, plans, and has the {@link
 * Applier} do it. May be repeated at any point. Thread-safe.
 */
final class Connecting {
  private static final Logger log = LoggerFactory.getLogger(Connecting.class);

  private final Connections connections;
  private final ConnectDependencies needs;
  private final Survey survey;

  Connecting(Connections connections, ConnectDependencies needs) {
    this.connections = connections;
    this.needs = needs;
    this.survey = new Survey(needs.pagerDuty().services(), needs.pagerDuty().extensions());
  }

  Outcome<WiringQueue.Success> attempt(WiringRequest wish) {
    return needs
        .channels()
        .ready(wish.key().team(), wish.key().channel())
        .then(channel -> installed(wish).then(app -> inChannel(wish, channel, app)));
  }

  private Outcome<Installation> installed(WiringRequest wish) {
    var team = wish.key().team();
    return needs
        .tokens()
        .installations()
        .apply(team)
        .map(Outcome::done)
        .orElseGet(() -> Outcome.refused(new Refusal.NotInstalled(team)));
  }

  private Outcome<WiringQueue.Success> inChannel(
      WiringRequest wish, Channels.Channel channel, Installation app) {
    return needs
        .rights()
        .own(wish.actor())
        .then(
            credential ->
                survey
                    .service(credential, wish.key().service())
                    .map(
                        service ->
                            new ExtensionConfig(
                                app,
                                wish.key(),
                                channel.name(),
                                service,
                                wish.options(),
                                wish.actor().user(),
                                needs.pagerDuty().links()))
                    .then(config -> make(wish, config, credential)));
  }

  private Outcome<WiringQueue.Success> make(
      WiringRequest wish, ExtensionConfig config, Credential credential) {
    var stored = connections.find(wish.key()).flatMap(known -> stored(known, config));
    var wanted = new Wanted(wish.key(), config.fields(), stored, wish.triedAt().isPresent());
    return survey
        .extensions(credential, wish.key().service())
        .map(there -> Planner.plan(wanted, there))
        .then(
            plan ->
                write(wish, config, plan, credential)
                    .map(applied -> success(wish, config, plan, applied)));
  }

  private Outcome<Applied> write(
      WiringRequest wish, ExtensionConfig config, Plan plan, Credential credential) {
    if (!plan.others().isEmpty()) {
      log.warn(
          "{} has several extensions in PagerDuty; these are left and post there too: {}",
          wish.key(),
          plan.others().stream().map(one -> one.id()).toList());
    }
    var origin = new Origin.Person(wish.actor(), wish.key().place());
    return needs.applier().write(plan.change(), config, credential, origin);
  }

  /** Under the workspace's name of today, which is no difference of the connection's. */
  private Optional<StoredExtension> stored(Connection known, ExtensionConfig config) {
    var token = config.installation().botToken();
    var fingerprint = needs.tokens().held().fingerprint();
    return known
        .extension()
        .map(
            sent ->
                new StoredExtension(
                    sent.id(),
                    config.asOf(known).fields(),
                    known.health().state(),
                    fingerprint.matches(token, sent.tokenFingerprint())));
  }

  private void tell(WiringRequest wish, Connection connection, Plan plan, Applied applied) {
    needs.listener().connected(wish.actor(), connection, way(applied.change()));
    if (!plan.others().isEmpty()) {
      var names = plan.others().stream().map(one -> one.fields().name()).toList();
      needs.listener().doubled(wish.actor(), connection, names);
    }
  }

  private static Way way(PlannedChange.Write change) {
    if (change instanceof PlannedChange.Adopt) {
      return Way.ADOPTED;
    }
    if (change instanceof PlannedChange.Edit edit) {
      return edit.fields().isEmpty() ? Way.WRITTEN_AGAIN : Way.EDITED;
    }
    return Way.CREATED;
  }

  private WiringQueue.Success success(
      WiringRequest wish, ExtensionConfig wanted, Plan plan, Applied applied) {
    var token = wanted.installation().botToken();
    var connection =
        new Connection(
            wish.key(),
            wanted.channelName(),
            wanted.service().name(),
            wish.options(),
            new Delivery.Extension(
                applied.extension(), needs.tokens().held().fingerprint().of(token)),
            wish.actor().user(),
            needs.clock().instant());
    return new WiringQueue.Success(
        () -> {
          connections.save(connection);
          // In the same transaction: the workspace's token may have been replaced since.
          needs.tokens().held().check(wish.key().team(), needs.tokens().installations());
        },
        () -> tell(wish, connection, plan, applied));
  }
}
