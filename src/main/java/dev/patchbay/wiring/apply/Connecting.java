package dev.patchbay.wiring.apply;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.Credential.Trace;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.apply.WiringListener.Way;
import dev.patchbay.wiring.apply.extension.Applier;
import dev.patchbay.wiring.apply.extension.Applier.Applied;
import dev.patchbay.wiring.apply.extension.Channels;
import dev.patchbay.wiring.apply.extension.ExtensionConfig;
import dev.patchbay.wiring.apply.extension.Origin;
import dev.patchbay.wiring.apply.extension.RecordedChange;
import dev.patchbay.wiring.apply.extension.Survey;
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
  private final WebhookConnecting webhook;

  Connecting(Connections connections, ConnectDependencies needs) {
    this.connections = connections;
    this.needs = needs;
    this.survey = new Survey(needs.pagerDuty().services(), needs.pagerDuty().extensions());
    this.webhook = new WebhookConnecting(connections, needs, survey);
  }

  Outcome<WiringQueue.Success> attempt(WiringRequest request, Trace trace) {
    return needs
        .channels()
        .ready(request.key().team(), request.key().channel())
        .then(channel -> installed(request).then(app -> inChannel(request, channel, app, trace)));
  }

  private Outcome<Installation> installed(WiringRequest request) {
    var team = request.key().team();
    return needs
        .tokens()
        .installations()
        .apply(team)
        .map(Outcome::done)
        .orElseGet(() -> Outcome.refused(new Refusal.NotInstalled(team)));
  }

  private Outcome<WiringQueue.Success> inChannel(
      WiringRequest request, Channels.Channel channel, Installation app, Trace trace) {
    return needs
        .rights()
        .own(request.actor())
        .map(credential -> credential.traced(trace))
        .then(
            credential ->
                survey
                    .service(credential, request.key().service())
                    .map(
                        service ->
                            new ExtensionConfig(
                                app,
                                request.key(),
                                channel.name(),
                                service,
                                request.options(),
                                request.actor().user(),
                                needs.pagerDuty().links()))
                    .then(config -> make(request, config, credential)));
  }

  private Outcome<WiringQueue.Success> make(
      WiringRequest request, ExtensionConfig config, Credential credential) {
    return request.delivery() == DeliveryKind.WEBHOOK
        ? webhook.make(request, config.channelName(), config.service(), credential)
        : byExtension(request, config, credential);
  }

  private Outcome<WiringQueue.Success> byExtension(
      WiringRequest request, ExtensionConfig config, Credential credential) {
    var stored = connections.find(request.key()).flatMap(known -> stored(known, config));
    var wanted = new Wanted(request.key(), config.fields(), stored, request.triedAt().isPresent());
    return survey
        .extensions(credential, request.key().service())
        .map(there -> Planner.plan(wanted, there))
        .then(
            plan ->
                write(request, config, plan, credential)
                    .map(applied -> success(request, config, plan, applied)));
  }

  private Outcome<Applied> write(
      WiringRequest request, ExtensionConfig config, Plan plan, Credential credential) {
    if (!plan.others().isEmpty()) {
      log.warn(
          "{} has several extensions in PagerDuty; these are left and post there too: {}",
          request.key(),
          plan.others().stream().map(one -> one.id()).toList());
    }
    var origin = new Origin.Person(request.actor(), request.key().place());
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

  private void tell(
      WiringRequest request, Connection connection, OtherExtensions others, Applied applied) {
    needs.listener().connected(request.actor(), connection, way(applied.change()));
    if (!others.isEmpty()) {
      needs.listener().doubled(request.actor(), connection, others);
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
      WiringRequest request, ExtensionConfig wanted, Plan plan, Applied applied) {
    var token = wanted.installation().botToken();
    var before = connections.find(request.key());
    var others =
        OtherExtensions.of(
            request.key(), plan.others(), connections.ofService(request.key().service()));
    var movedFrom = movedFrom(request.key(), applied.extension());
    var connection =
        new Connection(
            request.key(),
            wanted.channelName(),
            wanted.service().name(),
            request.options(),
            new Delivery.Extension(
                applied.extension(), needs.tokens().held().fingerprint().of(token)),
            request.actor().user(),
            needs.clock().instant());
    return new WiringQueue.Success(
        () -> {
          movedFrom.ifPresent(connections::remove);
          connections.save(connection);
          // In the same transaction: the workspace's token may have been replaced since.
          needs.tokens().held().check(request.key().team(), needs.tokens().installations());
          tell(request, connection, others, applied);
        },
        () -> webhook.left(before),
        Optional.of(
            movedFrom
                .map(from -> RecordedChange.moved(from, applied.change(), connection))
                .orElseGet(() -> RecordedChange.of(applied.change(), connection))));
  }

  /** The connection that the extension was made for: someone moved it in PagerDuty since. */
  private Optional<ConnectionKey> movedFrom(ConnectionKey to, String extension) {
    return connections.ofService(to.service()).stream()
        .filter(one -> !one.key().equals(to))
        .filter(one -> one.extension().filter(own -> own.id().equals(extension)).isPresent())
        .map(Connection::key)
        .findFirst();
  }
}
