package dev.patchbay.token;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.TokenGrant;
import dev.patchbay.pagerduty.TokenSource;
import dev.patchbay.secret.Secret;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A token in a row that all nodes share. While it is good it is used. Else, in turn and outside any
 * transaction: the row is read again, PagerDuty is asked, and the answer is stored where the row is
 * still of the generation that was read. Where PagerDuty grants nothing, a token that lives serves
 * on until its end. Thread-safe.
 */
abstract sealed class RefreshedToken implements TokenSource permits AppToken, PersonToken {
  private static final Logger log = LoggerFactory.getLogger(RefreshedToken.class);

  /** The row as it was read, at one generation. */
  interface Row {
    /** The token, if it need not be refreshed and is not {@code rejected}. */
    Optional<Secret> fresh(Instant now, Optional<Secret> rejected);

    /** The token, if it lives and is not {@code rejected}. */
    Optional<Secret> living(Instant now, Optional<Secret> rejected);

    /**
     * Asks the vendor for another.
     *
     * @param rejected PagerDuty refused the token that there is
     */
    Outcome<TokenGrant> ask(boolean rejected);

    /** Stores what was granted, unless the row has changed since; the token to use now. */
    Outcome<Secret> keep(TokenGrant grant);

    /**
     * Whether the token that lives is no good either, since nothing was granted for this reason.
     */
    boolean endedBy(Refusal why);

    /** Nothing was granted; no node asks again before {@code next}. */
    void postpone(Refusal why, Instant next);

    /** Nothing was granted, and there is no token that lives. */
    void end(Refusal why);
  }

  final TokenRefresh refresh;

  RefreshedToken(TokenRefresh refresh) {
    this.refresh = refresh;
  }

  /** Names the token among those of all accounts. */
  abstract String key();

  /** The token, if it can be used without waiting for a turn. */
  abstract Optional<Secret> atHand(Instant now, Optional<Secret> rejected);

  /** Refused where no row holds a token that could be refreshed. */
  abstract Outcome<Row> read();

  @Override
  public Outcome<Secret> token() {
    return token(Optional.empty());
  }

  @Override
  public Outcome<Secret> refreshed(Secret rejected) {
    if (refresh.backoff().holds(key(), rejected)) {
      return Outcome.done(rejected);
    }
    var outcome = token(Optional.of(rejected));
    // A refresh that was already under way may have looked before the token was refused.
    return outcome.equals(Outcome.done(rejected)) ? token(Optional.of(rejected)) : outcome;
  }

  /** It is not this token that is wrong then, and another would change nothing. */
  @Override
  public void refusedAgain(Secret refreshed) {
    log.warn("PagerDuty refuses a token that is new; check PAGERDUTY_REGION token={}", key());
    refresh.backoff().mark(key(), refreshed);
  }

  @Override
  public void accepted() {
    refresh.backoff().clear(key());
  }

  private Outcome<Secret> token(Optional<Secret> rejected) {
    refresh.transactions().requireNone("a call to PagerDuty");
    return atHand(refresh.clock().instant(), rejected)
        .map(Outcome::done)
        .orElseGet(() -> refresh.once(key(), () -> read().then(row -> refreshed(row, rejected))));
  }

  private Outcome<Secret> refreshed(Row row, Optional<Secret> rejected) {
    return row.fresh(refresh.clock().instant(), rejected)
        .map(Outcome::done)
        .orElseGet(() -> asked(row, rejected));
  }

  final Outcome<Secret> asked(Row row, Optional<Secret> rejected) {
    var grant = row.ask(rejected.isPresent());
    if (grant instanceof Outcome.Done<TokenGrant> done) {
      return row.keep(done.value());
    }
    var why = ((Outcome.Refused<TokenGrant>) grant).refusal();
    var now = refresh.clock().instant();
    var living = row.living(now, rejected);
    if (living.isPresent() && !row.endedBy(why)) {
      row.postpone(why, TokenLife.nextTry(now));
      return Outcome.done(living.get());
    }
    row.end(why);
    return Outcome.refused(why);
  }
}
