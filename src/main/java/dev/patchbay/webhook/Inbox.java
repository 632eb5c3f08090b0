package dev.patchbay.webhook;

import dev.patchbay.core.AccountId;
import dev.patchbay.db.Transactions;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.pagerduty.event.EventType;
import dev.patchbay.pagerduty.event.RedactedBody;
import dev.patchbay.pagerduty.event.WebhookEvent;
import dev.patchbay.pagerduty.event.WebhookEventReader;
import dev.patchbay.secret.Encryptor;
import dev.patchbay.secret.RandomToken;
import dev.patchbay.webhook.SigningSecrets.Proof;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Takes what PagerDuty delivers: proven by its signature, stored once, answered within two seconds
 * whatever is down. What nobody can read, and types that nobody knows, are taken and kept redacted.
 * Thread-safe.
 */
public final class Inbox implements AutoCloseable {
  /** PagerDuty waits 5 s; the contract promises an answer within two. */
  private static final Duration WHOLE = Duration.ofMillis(1_700);

  private static final Duration SECRETS = Duration.ofMillis(900);

  /** PagerDuty repeats for 48 hours (reference/pagerduty.md §5), and so long it must be known. */
  private static final Duration DONE = Duration.ofDays(3);

  private static final Duration KEPT = Duration.ofDays(14);
  private static final int LONGEST_ID = 190;

  private final InboxStore store;
  private final InboxWriter writer;
  private final SubscriptionStore subscriptions;
  private final SigningSecrets secrets;
  private final WebhookEventReader reader;
  private final EventJob job;
  private final Clock clock;
  private final EventCounts counts;

  /** What it stands on. */
  public record Foundation(
      Transactions transactions,
      Jobs jobs,
      Encryptor encryptor,
      Clock clock,
      MeterRegistry metrics) {}

  public Inbox(Foundation foundation, AccountId account, EventListener listener) {
    var transactions = foundation.transactions();
    this.clock = foundation.clock();
    this.counts = new EventCounts(foundation.metrics());
    this.reader = new WebhookEventReader(account);
    this.store = new InboxStore(transactions, account);
    this.subscriptions = new SubscriptionStore(transactions, foundation.encryptor(), account);
    this.secrets =
        new SigningSecrets(
            subscriptions, new SubscriptionRequestStore(transactions, account), clock);
    this.writer = new InboxWriter(transactions, foundation.jobs(), store, clock);
    this.job = new EventJob(transactions, foundation.jobs(), store, reader, listener);
  }

  /**
   * @param headers names in lower case
   * @param body the bytes as they came: the signature is over them
   */
  public Receipt take(Map<String, String> headers, byte[] body) {
    long end = System.nanoTime() + WHOLE.toNanos();
    String signature = headers.getOrDefault("x-pagerduty-signature", "");
    if (signature.isBlank()) {
      return counted(EventCounts.NONE, EventCounts.UNSIGNED, Receipt.UNSIGNED);
    }
    String claimed = headers.getOrDefault("x-webhook-subscription", "");
    Proof proof = secrets.check(signature, body, claimed, SECRETS);
    if (proof instanceof Proof.By by) {
      return proven(headers.getOrDefault("x-webhook-id", ""), body, by.subscription(), end);
    }
    return proof instanceof Proof.None
        ? counted(EventCounts.NONE, EventCounts.UNPROVEN, Receipt.UNPROVEN)
        : counted(EventCounts.NONE, EventCounts.UNAVAILABLE, Receipt.UNAVAILABLE);
  }

  private Receipt proven(String deliveryId, byte[] body, String subscription, long end) {
    Instant now = clock.instant();
    Optional<WebhookEvent> read = reader.read(new String(body, StandardCharsets.UTF_8));
    var received = received(deliveryId, body, read, subscription, now);
    String type = read.map(event -> event.type().key()).orElse(EventCounts.UNREADABLE);
    CompletableFuture<Boolean> stored = writer.add(received);
    try {
      long left = Math.max(1, end - System.nanoTime());
      boolean added = stored.get(left, TimeUnit.NANOSECONDS);
      if (received.done()) {
        subscriptions.pinged(subscription, now);
      }
      return counted(type, added ? outcome(received) : EventCounts.DUPLICATE, Receipt.ACCEPTED);
    } catch (TimeoutException e) {
      stored.cancel(false);
      return counted(type, EventCounts.UNAVAILABLE, Receipt.UNAVAILABLE);
    } catch (ExecutionException | CancellationException e) {
      return counted(type, EventCounts.UNAVAILABLE, Receipt.UNAVAILABLE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return counted(type, EventCounts.UNAVAILABLE, Receipt.UNAVAILABLE);
    }
  }

  private static String outcome(ReceivedEvent received) {
    return received.state().equals("kept") ? EventCounts.KEPT : EventCounts.ACCEPTED;
  }

  private ReceivedEvent received(
      String deliveryId,
      byte[] body,
      Optional<WebhookEvent> read,
      String subscription,
      Instant now) {
    boolean ping = read.filter(event -> event.type() == EventType.PING).isPresent();
    var incident = read.flatMap(WebhookEvent::incident);
    return new ReceivedEvent(
        key(deliveryId, body, read),
        subscription,
        read.map(event -> shortened(event.id(), LONGEST_ID)).orElse(""),
        read.map(event -> shortened(event.typeName(), 100)).orElse(""),
        incident,
        read.flatMap(WebhookEvent::occurredAt).filter(at -> sane(at, now)).orElse(now),
        now,
        incident.isPresent()
            ? new String(body, StandardCharsets.UTF_8).replace("\u0000", "")
            : RedactedBody.of(body),
        ping);
  }

  /** No database stores a time of the year one million. */
  private static boolean sane(Instant at, Instant now) {
    return Duration.between(at, now).abs().toDays() < 3_650;
  }

  /** PagerDuty always sends an id; without one the same event is still the same. */
  private static String key(String deliveryId, byte[] body, Optional<WebhookEvent> read) {
    String given = deliveryId.strip();
    if (!given.isEmpty()) {
      return given.length() <= LONGEST_ID ? given : "long:" + RandomToken.hash(given);
    }
    return read.map(event -> "event:" + shortened(event.id(), LONGEST_ID - 6))
        .orElseGet(() -> "body:" + RandomToken.hash(new String(body, StandardCharsets.ISO_8859_1)));
  }

  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }

  private Receipt counted(String type, String outcome, Receipt receipt) {
    counts.add(type, outcome);
    return receipt;
  }

  /** Hands on what was stored; to be among the jobs that run. */
  public Job job() {
    return job.job();
  }

  /** Deletes what has been done for long, and what was kept for longer. */
  public void prune() {
    Instant now = clock.instant();
    int pruned = store.prune(now.minus(DONE), now.minus(KEPT));
    while (InboxStore.more(pruned)) {
      pruned = store.prune(now.minus(DONE), now.minus(KEPT));
    }
  }

  @Override
  public void close() {
    writer.close();
  }
}
