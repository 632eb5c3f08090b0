package dev.patchbay.webhook;

import dev.patchbay.pagerduty.event.WebhookSignature;
import dev.patchbay.secret.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The secrets that deliveries may be signed with, remembered so that the database is not asked for
 * each. One that none of them proves is worth a second look, since another node may have made the
 * subscription a moment ago. Thread-safe.
 */
final class SigningSecrets {
  private static final Duration KEPT = Duration.ofSeconds(30);

  /** Whatever strangers send, the database is not asked more often. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  /** For so long after PagerDuty was asked for a subscription its secret may be unknown here. */
  private static final Duration MAKING = Duration.ofMinutes(2);

  private static final Logger log = LoggerFactory.getLogger(SigningSecrets.class);

  /** What is known of a delivery's signature. */
  sealed interface Proof {
    /** It is PagerDuty's, by the secret of this subscription. */
    record By(String subscription) implements Proof {}

    /** It is not. */
    record None() implements Proof {}

    /** Nobody can tell now. */
    record Unknown() implements Proof {}
  }

  /** What the database knew at {@code at}. */
  record Known(Map<String, Secret> bySubscription, Optional<Instant> askedAt, Instant at) {}

  private final Supplier<Known> source;
  private final Clock clock;
  private volatile @Nullable Known known;
  private @Nullable CompletableFuture<Known> loading;

  SigningSecrets(SubscriptionStore store, SubscriptionRequestStore requests, Clock clock) {
    this(() -> load(store, requests, clock), clock);
  }

  SigningSecrets(Supplier<Known> source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  private static Known load(
      SubscriptionStore store, SubscriptionRequestStore requests, Clock clock) {
    Instant at = clock.instant();
    return new Known(
        store.all().stream()
            .filter(stored -> stored.secret().isPresent())
            .collect(
                Collectors.toMap(
                    SubscriptionStore.Stored::id, stored -> stored.secret().orElseThrow())),
        requests.askedAt(),
        at);
  }

  /**
   * @param claimed the subscription that the delivery names, blank if none
   * @param most how long the database may take
   */
  Proof check(String header, byte[] body, String claimed, Duration most) {
    var signature = WebhookSignature.of(header);
    Known before = known;
    if (before != null) {
      var proof = proof(signature, body, before);
      if (proof.isPresent()) {
        refreshIfOld(before);
        return proof.get();
      }
    }
    Optional<Known> now = look(before, most);
    if (now.isEmpty()) {
      return new Proof.Unknown();
    }
    return proof(signature, body, now.get()).orElseGet(() -> unproven(now.get(), claimed));
  }

  private static Optional<Proof> proof(WebhookSignature signature, byte[] body, Known known) {
    return known.bySubscription().entrySet().stream()
        .filter(each -> signature.proves(body, List.of(each.getValue())))
        .<Proof>map(each -> new Proof.By(each.getKey()))
        .findFirst();
  }

  /** PagerDuty drops for good what is refused; so not while the secret may be on its way to us. */
  private Proof unproven(Known now, String claimed) {
    boolean making =
        !now.bySubscription().containsKey(claimed)
            && now.askedAt()
                .filter(asked -> asked.plus(MAKING).isAfter(clock.instant()))
                .isPresent();
    return making ? new Proof.Unknown() : new Proof.None();
  }

  private void refreshIfOld(Known seen) {
    if (seen.at().plus(KEPT).isBefore(clock.instant())) {
      var unused = loading();
    }
  }

  private Optional<Known> look(@Nullable Known before, Duration most) {
    if (before != null && before.at().plus(BETWEEN_LOOKS).isAfter(clock.instant())) {
      return Optional.of(before);
    }
    try {
      return Optional.of(loading().get(most.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      log.warn("The webhook secrets cannot be read now", e);
      return Optional.empty();
    } catch (TimeoutException e) {
      log.warn("The webhook secrets cannot be read within {} ms", most.toMillis());
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** One look for all who want one now, on a thread of its own: a database may hang. */
  private synchronized CompletableFuture<Known> loading() {
    var running = loading;
    if (running != null && !running.isDone()) {
      return running;
    }
    var started = new CompletableFuture<Known>();
    loading = started;
    var thread = new Thread(() -> load(started), "webhook-secrets");
    thread.setDaemon(true);
    thread.start();
    return started;
  }

  private void load(CompletableFuture<Known> result) {
    try {
      Known loaded = source.get();
      known = loaded;
      result.complete(loaded);
    } catch (RuntimeException e) {
      result.completeExceptionally(e);
    }
  }
}
