package dev.patchbay.token;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.Scopes;
import dev.patchbay.pagerduty.TokenGrant;
import dev.patchbay.pagerduty.Whose;
import dev.patchbay.secret.EncryptedColumn;
import dev.patchbay.secret.Encryptor;
import dev.patchbay.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The app's own token: for work that nobody is waiting for. Held in memory too, and refreshed ten
 * minutes ahead of its end. Asks nothing of PagerDuty until it is used. Thread-safe.
 */
public final class AppToken extends RefreshedToken {
  private static final Logger log = LoggerFactory.getLogger(AppToken.class);
  private static final Duration MARGIN = Duration.ofMinutes(10);
  private static final Refusal REFUSED_WHEN_NEW =
      new Refusal.BadCredentials(
          Refusal.Vendor.PAGERDUTY, "the app token is new; check PAGERDUTY_REGION");

  private final AppTokenStore store;
  private final AppTokenSource source;
  private volatile AppTokenStore.@Nullable Stored held;
  private volatile @Nullable Refusal trouble;

  public AppToken(TokenRefresh refresh, Encryptor encryptor, AppTokenSource source) {
    super(refresh);
    this.store = new AppTokenStore(refresh.transactions(), encryptor, refresh.account());
    this.source = source;
  }

  /** Where secrets are kept here. */
  public static List<EncryptedColumn> encryptedColumns() {
    return List.of(AppTokenStore.encryptedColumn());
  }

  public Credential credential() {
    return new Credential(refresh.account(), this, Whose.app());
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
        .or(
            () ->
                refresh.backoff().marked(key()) ? Optional.of(REFUSED_WHEN_NEW) : Optional.empty());
  }

  @Override
  public String owner() {
    return "app";
  }

  @Override
  public boolean lacks(String scope) {
    return missingScopes().filter(missing -> missing.contains(scope)).isPresent();
  }

  @Override
  String key() {
    return source.key();
  }

  @Override
  Optional<Secret> atHand(Instant now, Optional<Secret> rejected) {
    // Read once: another thread may replace it between the look and the use.
    var mine = held;
    return mine == null || !good(mine, now, rejected, mine.life().refreshAt())
        ? Optional.empty()
        : Optional.of(mine.access());
  }

  @Override
  Outcome<Row> read() {
    return Outcome.done(new AppRow(store.look(key())));
  }

  private final class AppRow implements Row {
    private final AppTokenStore.Row row;

    AppRow(AppTokenStore.Row row) {
      this.row = row;
    }

    @Override
    public Optional<Secret> fresh(Instant now, Optional<Secret> rejected) {
      var fresh =
          row.token()
              .filter(token -> !wanting(token))
              .filter(token -> good(token, now, rejected, token.life().refreshAt()));
      fresh.ifPresent(AppToken.this::hold);
      return fresh.map(AppTokenStore.Stored::access);
    }

    @Override
    public Optional<Secret> living(Instant now, Optional<Secret> rejected) {
      return row.token()
          .filter(token -> good(token, now, rejected, token.life().expiresAt()))
          .map(AppTokenStore.Stored::access);
    }

    @Override
    public Outcome<TokenGrant> ask(boolean rejected) {
      return source.grant(rejected);
    }

    /** Where another node stored one meanwhile, both are good, and ours serves this node. */
    @Override
    public Outcome<Secret> keep(TokenGrant grant) {
      var life = life(grant);
      if (!store.save(key(), grant, life, source.asked(), row.generation())) {
        log.info("another node stored an app token meanwhile");
      }
      log.info("got a PagerDuty app token, good until {}", life.expiresAt());
      hold(new AppTokenStore.Stored(grant.access(), life, source.asked(), grant.scopes()));
      return Outcome.done(grant.access());
    }

    @Override
    public boolean endedBy(Refusal why) {
      // Nothing was granted, which says nothing of the token that there is: it lives to its end.
      return false;
    }

    @Override
    public void postpone(Refusal why, Instant next) {
      failed(why);
      store.postpone(key(), next, row.generation());
      // In memory too, or each call until then would come for its turn.
      row.token().ifPresent(token -> held = token.withRefreshAt(next));
    }

    @Override
    public void end(Refusal why) {
      failed(why);
    }
  }

  /**
   * At start one that is missing something is asked for again: the Patchbay admin may have fixed
   * it.
   */
  private boolean wanting(AppTokenStore.Stored found) {
    return held == null && source.namesScopes() && !missing(found).isEmpty();
  }

  private TokenLife life(TokenGrant grant) {
    var now = refresh.clock().instant();
    return source instanceof SlackExternal
        ? new TokenLife(now.plus(SlackExternal.KEPT), now.plus(grant.life()))
        : TokenLife.from(now, grant.life(), MARGIN);
  }

  private void failed(Refusal why) {
    if (!why.equals(trouble)) {
      log.warn("Could not get an app token: {}", why);
    }
    trouble = why;
  }

  private void hold(AppTokenStore.Stored token) {
    held = token;
    trouble = null;
    missingScopes()
        .filter(missing -> !missing.isEmpty())
        .ifPresent(
            missing ->
                log.warn(
                    "PagerDuty granted Patchbay less than it asks for; add what is missing to the"
                        + " PagerDuty app (Integrations → App Registration). {}",
                    missing));
  }

  private Set<String> missing(AppTokenStore.Stored token) {
    var missing = new LinkedHashSet<>(Scopes.wanted());
    missing.removeAll(token.scopes());
    return missing;
  }

  private boolean good(
      AppTokenStore.Stored token, Instant now, Optional<Secret> rejected, Instant until) {
    return now.isBefore(until)
        && token.asked().equals(source.asked())
        && !rejected.equals(Optional.of(token.access()));
  }
}
