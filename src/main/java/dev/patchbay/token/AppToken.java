package dev.patchbay.token;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.db.Transactions;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.Scopes;
import dev.patchbay.pagerduty.TokenGrant;
import dev.patchbay.pagerduty.TokenSource;
import dev.patchbay.pagerduty.Whose;
import dev.patchbay.secret.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The app's own token: for work that nobody is waiting for. Held in memory, shared with the other
 * nodes through its row, renewed ten minutes ahead of its end in turn, so that one request is made
 * however many wait. Asks nothing of PagerDuty until it is used. Thread-safe.
 */
public final class AppToken implements TokenSource {
  static final String BUDGET = "app";

  private static final Logger log = LoggerFactory.getLogger(AppToken.class);
  private static final Duration MARGIN = Duration.ofMinutes(10);
  private static final Refusal REFUSED_WHEN_NEW =
      new Refusal.BadCredentials(
          Refusal.Vendor.PAGERDUTY, "the app token is new; check PAGERDUTY_REGION");

  private final Transactions transactions;
  private final AppTokenStore store;
  private final Clock clock;
  private final TokenRefresher renewals;
  private final AppTokenSource source;
  private final RefreshBackoff inVain;
  private volatile AppTokenStore.@Nullable Stored held;
  private volatile @Nullable Refusal trouble;

  public AppToken(TokenStorage storage, TokenRefresher renewals, AppTokenSource source) {
    this.transactions = storage.transactions();
    this.store = new AppTokenStore(storage.transactions(), storage.encryptor(), storage.account());
    this.clock = storage.clock();
    this.renewals = renewals;
    this.source = source;
    this.inVain = new RefreshBackoff(clock);
  }

  public Credential credential() {
    return new Credential(this, Whose.app(), BUDGET);
  }

  /**
   * Scopes of the contract that the last grant lacked; empty before the first grant, and where the
   * source does not say.
   */
  public Optional<Set<String>> missingScopes() {
    return Optional.ofNullable(held).map(this::missing).filter(known -> source.namesScopes());
  }

  /**
   * What a person's login can ask for of {@code configured}: one scope that the registered app
   * lacks, and PagerDuty grants the person none at all (reference/pagerduty.md §1.4).
   */
  public Set<String> askableOfPerson(Set<String> configured) {
    var asked = Scopes.ofPerson(configured);
    var token = held;
    if (token != null && source.namesScopes()) {
      asked.removeIf(scope -> token.asked().contains(scope) && !token.scopes().contains(scope));
    }
    return asked;
  }

  /** Whether this node has had a token since it started; see {@link #trouble} for how it is now. */
  public boolean ready() {
    return held != null;
  }

  /** Why the last attempt to get a token failed; empty once one succeeds. */
  public Optional<Refusal> trouble() {
    return Optional.ofNullable(trouble)
        .or(() -> inVain.marked(source.key()) ? Optional.of(REFUSED_WHEN_NEW) : Optional.empty());
  }

  @Override
  public Outcome<Secret> token() {
    return token(Optional.empty());
  }

  @Override
  public Outcome<Secret> renewed(Secret rejected) {
    if (inVain.holds(source.key(), rejected)) {
      return Outcome.done(rejected);
    }
    var outcome = token(Optional.of(rejected));
    // A renewal that was already under way may have looked before the token was refused.
    return outcome.equals(Outcome.done(rejected)) ? token(Optional.of(rejected)) : outcome;
  }

  @Override
  public void refusedAgain(Secret renewed) {
    log.warn("PagerDuty refuses the app token that it was just renewed to: {}", REFUSED_WHEN_NEW);
    inVain.mark(source.key(), renewed);
  }

  @Override
  public void accepted() {
    inVain.clear(source.key());
  }

  @Override
  public boolean lacks(String scope) {
    return missingScopes().filter(missing -> missing.contains(scope)).isPresent();
  }

  private Outcome<Secret> token(Optional<Secret> rejected) {
    transactions.requireNone("a call to PagerDuty");
    var mine = held;
    if (mine != null && good(mine, rejected, mine.life().renewAt())) {
      return Outcome.done(mine.access());
    }
    return renewals.once(source.key(), () -> renew(store.look(source.key()), rejected));
  }

  private Outcome<Secret> renew(AppTokenStore.Row row, Optional<Secret> rejected) {
    return row.token()
        .flatMap(token -> take(token, rejected))
        .orElseGet(
            () -> {
              var grant = source.grant(rejected.isPresent());
              return grant instanceof Outcome.Done<TokenGrant> done
                  ? keep(done.value(), row.generation())
                  : notRenewed(((Outcome.Refused<TokenGrant>) grant).refusal(), row, rejected);
            });
  }

  /** Where another node stored one meanwhile, both are good, and ours serves this node. */
  private Outcome<Secret> keep(TokenGrant grant, long generation) {
    var life = life(grant);
    if (!store.save(source.key(), grant, life, source.asked(), generation)) {
      log.info("another node stored an app token meanwhile");
    }
    log.info("got a PagerDuty app token, good until {}", life.expiresAt());
    hold(new AppTokenStore.Stored(grant.access(), life, source.asked(), grant.scopes()));
    return Outcome.done(grant.access());
  }

  private TokenLife life(TokenGrant grant) {
    var now = clock.instant();
    return source instanceof SlackExternal
        ? new TokenLife(now.plus(SlackExternal.KEPT), now.plus(grant.life()))
        : TokenLife.from(now, grant.life(), MARGIN);
  }

  private Outcome<Secret> notRenewed(
      Refusal refusal, AppTokenStore.Row row, Optional<Secret> rejected) {
    if (!refusal.equals(trouble)) {
      log.warn("no app token could be had: {}", refusal);
    }
    trouble = refusal;
    var now = clock.instant();
    var living = row.token().filter(token -> good(token, rejected, token.life().expiresAt()));
    if (living.isEmpty()) {
      return Outcome.refused(refusal);
    }
    var old = living.get();
    var later = new TokenLife(TokenLife.nextTry(now), old.life().expiresAt());
    store.postpone(source.key(), later.renewAt(), row.generation());
    held = new AppTokenStore.Stored(old.access(), later, old.asked(), old.scopes());
    return Outcome.done(old.access());
  }

  private Optional<Outcome<Secret>> take(AppTokenStore.Stored found, Optional<Secret> rejected) {
    // At start one that lacks something is asked for again: the operator may have fixed it.
    boolean wanting = held == null && source.namesScopes() && !missing(found).isEmpty();
    if (wanting || !good(found, rejected, found.life().renewAt())) {
      return Optional.empty();
    }
    hold(found);
    return Optional.of(Outcome.done(found.access()));
  }

  private void hold(AppTokenStore.Stored token) {
    held = token;
    trouble = null;
    missingScopes()
        .filter(missing -> !missing.isEmpty())
        .ifPresent(
            missing ->
                log.warn(
                    "PagerDuty granted the app less than it wants; add what is missing to the"
                        + " Scoped OAuth app in PagerDuty. {}",
                    missing));
  }

  private Set<String> missing(AppTokenStore.Stored token) {
    var missing = new LinkedHashSet<>(Scopes.wanted());
    missing.removeAll(token.scopes());
    return missing;
  }

  private boolean good(AppTokenStore.Stored token, Optional<Secret> rejected, Instant until) {
    return clock.instant().isBefore(until)
        && token.asked().equals(source.asked())
        && !rejected.equals(Optional.of(token.access()));
  }
}
