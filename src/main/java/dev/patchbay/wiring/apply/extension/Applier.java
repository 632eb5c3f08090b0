package dev.patchbay.wiring.apply.extension;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.ServiceId;
import dev.patchbay.db.Transactions;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.Extension;
import dev.patchbay.pagerduty.ExtensionDraft;
import dev.patchbay.pagerduty.ExtensionsApi;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.plan.FoundExtension;
import dev.patchbay.wiring.plan.PlannedChange;
import dev.patchbay.wiring.plan.PlannedChange.PushToken;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The only place that writes, enables and deletes PagerDuty's extensions, whoever asks. Stores only
 * which POSTs have no answer yet. Callers hold the lease of the connection. Thread-safe.
 */
public final class Applier {
  /** Longer than PagerDuty was seen to take over a POST that it had not answered. */
  private static final Duration LATE = Duration.ofSeconds(30);

  private static final Logger log = LoggerFactory.getLogger(Applier.class);

  private final ExtensionsApi extensions;
  private final ExtensionPostStore posts;
  private final Clock clock;

  public Applier(ExtensionsApi extensions, Transactions transactions, Clock clock) {
    this.extensions = extensions;
    this.posts = new ExtensionPostStore(transactions);
    this.clock = clock;
  }

  /**
   * What was done.
   *
   * @param change may be another than was planned: an extension that is gone is created again
   */
  public record Applied(String extension, PlannedChange.Write change) {}

  private record Write(
      PlannedChange.Write change,
      ExtensionConfig wanted,
      boolean enable,
      String schema,
      Credential credential) {
    ExtensionDraft draft() {
      return wanted.draft(schema);
    }
  }

  /**
   * Writes the whole config, always: nobody can read whose token PagerDuty holds. Enables whatever
   * PagerDuty may have paused. An extension that is gone is created again, except for a new token.
   */
  public Outcome<Applied> write(
      PlannedChange.Write change, ExtensionConfig wanted, Credential credential, Origin origin) {
    boolean enable = !(change instanceof PushToken push) || push.enable();
    return write(change, wanted, enable, credential, origin);
  }

  /** The same; {@code enable} where it is known whether PagerDuty paused the extension. */
  public Outcome<Applied> write(
      PlannedChange.Write change,
      ExtensionConfig wanted,
      boolean enable,
      Credential credential,
      Origin origin) {
    return extensions
        .slackSchema(credential)
        .then(schema -> write(new Write(change, wanted, enable, schema, credential)))
        .map(applied -> logged(applied, wanted.key(), origin));
  }

  /** True if it was there. An extension that is gone already is as good. */
  public Outcome<Boolean> takeDown(
      String id, ConnectionKey key, Credential credential, Origin origin) {
    return extensions
        .delete(credential, id)
        .map(
            there -> {
              log.info(
                  "Extension deleted connection={} extension={} there={} by={}",
                  key,
                  id,
                  there,
                  origin);
              return there;
            });
  }

  /** All that the service has, whoever made them. */
  public Outcome<List<FoundExtension>> there(ServiceId service, Credential credential) {
    return Survey.extensions(extensions, credential, service);
  }

  /** Nothing is written but that PagerDuty posts again. */
  public Outcome<Boolean> enable(
      String id, ConnectionKey key, Credential credential, Origin origin) {
    return extensions
        .enable(credential, id)
        .map(
            enabled -> {
              log.info("Extension enabled connection={} extension={} by={}", key, id, origin);
              return true;
            });
  }

  private Outcome<Applied> write(Write write) {
    var id = write.change().written();
    if (id.isEmpty()) {
      return create(write);
    }
    var replaced = extensions.replace(write.credential(), id.get(), write.draft());
    if (isGone(replaced) && !(write.change() instanceof PushToken)) {
      return create(write);
    }
    return replaced
        .then(
            now -> {
              posts.answered(write.wanted().key());
              return enabled(write, now);
            })
        .map(now -> new Applied(now.id(), write.change()));
  }

  private Outcome<Extension> enabled(Write write, Extension written) {
    return write.enable()
        ? extensions.enable(write.credential(), written.id())
        : Outcome.done(written);
  }

  private Outcome<Applied> create(Write write) {
    var key = write.wanted().key();
    var posted = posts.unanswered(key);
    if (posted.filter(at -> clock.instant().isBefore(at.plus(LATE))).isPresent()) {
      return Outcome.refused(
          new Refusal.Unavailable(
              Refusal.Vendor.PAGERDUTY, "it did not say whether it created the extension"));
    }
    posts.posting(key, clock.instant());
    var created = extensions.create(write.credential(), write.draft());
    if (created instanceof Outcome.Refused<Extension> refused
        && refused.refusal() instanceof Refusal.Unavailable) {
      posts.posting(key, clock.instant());
      return Outcome.refused(refused.refusal());
    }
    if (posted.isPresent() && created instanceof Outcome.Done<Extension> done) {
      removeDoubles(write, done.value());
    }
    posts.answered(key);
    if (isGone(created)) {
      return Outcome.refused(new Refusal.NotFound("service", key.service().value()));
    }
    return created.map(extension -> new Applied(extension.id(), new PlannedChange.Create()));
  }

  /** An earlier POST for the same connection came true after all: one of the two is enough. */
  private void removeDoubles(Write write, Extension kept) {
    var key = write.wanted().key();
    if (extensions.onService(write.credential(), write.schema(), key.service())
        instanceof Outcome.Done<List<Extension>> there) {
      there.value().stream()
          .map(one -> ExtensionReader.found(one, key.service()))
          .filter(one -> !one.id().equals(kept.id()))
          .filter(one -> one.postsTo(key) && one.madeAs(write.wanted().fields()))
          .forEach(
              one -> {
                log.warn("{}: extension {} was created twice and is deleted", key, one.id());
                extensions.delete(write.credential(), one.id());
              });
    }
  }

  private static Applied logged(Applied applied, ConnectionKey key, Origin origin) {
    log.atLevel(origin instanceof Origin.Upkeep ? Level.DEBUG : Level.INFO)
        .log(
            "Extension written connection={} extension={} by={} change={}",
            key,
            applied.extension(),
            origin,
            applied.change());
    return applied;
  }

  private static boolean isGone(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?> refused
        && refused.refusal() instanceof Refusal.NotFound;
  }
}
