package dev.patchbay.wiring.apply;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.Extension;
import dev.patchbay.pagerduty.ExtensionDraft;
import dev.patchbay.pagerduty.ExtensionsApi;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.Connections;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.ServiceName;
import dev.patchbay.wiring.apply.WiringListener.Way;
import dev.patchbay.workspace.Installation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt at a connection: looks at what PagerDuty has, then creates the extension, or writes
 * it whole and enables it. May be repeated at any point. Thread-safe.
 */
final class Connecting {
  /** Longer than PagerDuty was seen to take over a POST that it had not answered. */
  private static final Duration LATE = Duration.ofSeconds(30);

  private static final Duration FORGET = Duration.ofMinutes(10);

  private static final Logger log = LoggerFactory.getLogger(Connecting.class);

  private final Connections connections;
  private final ConnectDependencies needs;
  private final ExtensionsApi extensions;

  /** When a request's POST stayed without an answer: PagerDuty may still carry it out. */
  private final Map<Long, Instant> unanswered = new ConcurrentHashMap<>();

  Connecting(Connections connections, ConnectDependencies needs) {
    this.connections = connections;
    this.needs = needs;
    this.extensions = needs.pagerDuty().extensions();
  }

  private record Attempt(
      Credential credential,
      WiringRequest request,
      ExtensionConfig wanted,
      String schema,
      Optional<Connection> known) {
    ExtensionDraft draft() {
      return wanted.draft(schema);
    }

    boolean asStored(Connection stored) {
      return stored.health().working()
          && stored.options().equals(request.options())
          && stored.channelName().equals(wanted.channelName())
          && stored.serviceName().equals(wanted.service().name());
    }
  }

  /** What PagerDuty has now, and how it came about. */
  private record Made(Extension extension, Way way) {}

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
            as ->
                serviceNow(as, wish)
                    .then(
                        service -> {
                          var wanted =
                              new ExtensionConfig(
                                  app,
                                  wish.key(),
                                  channel.name(),
                                  service,
                                  wish.options(),
                                  wish.actor().user(),
                                  needs.pagerDuty().links());
                          return make(as, wish, wanted).map(made -> success(wish, wanted, made));
                        }));
  }

  /** Its name may have changed since it was chosen, and it may be gone. */
  private Outcome<ServiceName> serviceNow(Credential as, WiringRequest wish) {
    return needs
        .pagerDuty()
        .services()
        .get(as, wish.key().service())
        .map(service -> new ServiceName(service.id(), service.name()));
  }

  private Outcome<Made> make(Credential as, WiringRequest wish, ExtensionConfig wanted) {
    var known = connections.find(wish.key());
    return extensions
        .slackSchema(as)
        .then(
            schema -> {
              var attempt = new Attempt(as, wish, wanted, schema, known);
              return extensions
                  .onService(as, schema, wish.key().service())
                  .then(there -> make(attempt, match(wish, known, there)));
            });
  }

  private Outcome<Made> make(Attempt attempt, Optional<Extension> found) {
    return found.isPresent() ? updateExisting(attempt, found.get()) : create(attempt);
  }

  private static Optional<Extension> match(
      WiringRequest wish, Optional<Connection> known, List<Extension> there) {
    var knownId = known.flatMap(Connecting::extensionId);
    var ours = there.stream().filter(one -> knownId.equals(Optional.of(one.id()))).findFirst();
    if (ours.isPresent()) {
      return ours;
    }
    var matching = there.stream().filter(one -> ExtensionConfig.leadsTo(one, wish.key())).toList();
    if (matching.size() > 1) {
      log.warn(
          "{} has {} extensions in PagerDuty; {} is taken, the others post there too: {}",
          wish.key(),
          matching.size(),
          matching.get(0).id(),
          matching.stream().skip(1).map(Extension::id).toList());
    }
    return matching.stream().findFirst();
  }

  /** Always writes the whole config: nobody can read whose token PagerDuty holds. */
  private Outcome<Made> updateExisting(Attempt attempt, Extension found) {
    var replaced = extensions.replace(attempt.credential(), found.id(), attempt.draft());
    if (isGone(replaced)) {
      return create(attempt);
    }
    var way = wayOf(attempt, found);
    return replaced
        .then(now -> extensions.enable(attempt.credential(), now.id()))
        .map(now -> new Made(now, way));
  }

  private Way wayOf(Attempt attempt, Extension found) {
    var known =
        attempt.known().filter(stored -> extensionId(stored).equals(Optional.of(found.id())));
    if (known.isEmpty()) {
      // Found on a second run under our name and bot: an earlier run's POST, whose answer was lost.
      var ownLost = attempt.request().triedAt().isPresent() && attempt.wanted().madeByUs(found);
      return ownLost ? Way.CREATED : Way.ADOPTED;
    }
    var same = attempt.asStored(known.get()) && hasTokenOf(attempt, known.get());
    return same && attempt.wanted().sameAs(found) ? Way.WRITTEN_AGAIN : Way.EDITED;
  }

  private boolean hasTokenOf(Attempt attempt, Connection known) {
    var token = attempt.wanted().installation().botToken();
    var fingerprint = needs.tokens().held().fingerprint();
    return known
        .extension()
        .filter(sent -> fingerprint.matches(token, sent.tokenFingerprint()))
        .isPresent();
  }

  private Outcome<Made> create(Attempt attempt) {
    var request = attempt.request().id();
    var posted = unanswered.get(request);
    if (posted != null && needs.clock().instant().isBefore(posted.plus(LATE))) {
      return Outcome.refused(
          new Refusal.Unavailable(
              Refusal.Vendor.PAGERDUTY, "it did not say whether it created the extension"));
    }
    var created = extensions.create(attempt.credential(), attempt.draft());
    if (created instanceof Outcome.Refused<Extension> refused
        && refused.refusal() instanceof Refusal.Unavailable) {
      unanswered.values().removeIf(at -> at.plus(FORGET).isBefore(needs.clock().instant()));
      unanswered.put(request, needs.clock().instant());
      return Outcome.refused(refused.refusal());
    }
    if (isGone(created)) {
      return Outcome.refused(
          new Refusal.NotFound("service", attempt.request().key().service().value()));
    }
    return created.map(
        extension -> {
          if (posted != null) {
            removeDoubles(attempt, extension);
          }
          return new Made(extension, Way.CREATED);
        });
  }

  /** An earlier POST of the same request came true after all: one of the two is enough. */
  private void removeDoubles(Attempt attempt, Extension kept) {
    var key = attempt.request().key();
    if (extensions.onService(attempt.credential(), attempt.schema(), key.service())
        instanceof Outcome.Done<List<Extension>> there) {
      there.value().stream()
          .filter(one -> !one.id().equals(kept.id()))
          .filter(one -> ExtensionConfig.leadsTo(one, key) && attempt.wanted().madeByUs(one))
          .forEach(
              one -> {
                log.warn("{}: extension {} was created twice and is deleted", key, one.id());
                extensions.delete(attempt.credential(), one.id());
              });
    }
  }

  private WiringQueue.Success success(WiringRequest wish, ExtensionConfig wanted, Made made) {
    var token = wanted.installation().botToken();
    var connection =
        new Connection(
            wish.key(),
            wanted.channelName(),
            wanted.service().name(),
            wish.options(),
            new Delivery.Extension(
                made.extension().id(), needs.tokens().held().fingerprint().of(token)),
            wish.actor().user(),
            needs.clock().instant());
    return new WiringQueue.Success(
        () -> {
          connections.save(connection);
          // In the same transaction: the workspace's token may have been replaced since.
          needs.tokens().held().check(wish.key().team(), needs.tokens().installations());
        },
        () -> needs.listener().connected(wish.actor(), connection, made.way()));
  }

  private static boolean isGone(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?> refused
        && refused.refusal() instanceof Refusal.NotFound;
  }

  private static Optional<String> extensionId(Connection connection) {
    return connection.extension().map(Delivery.Extension::id);
  }
}
