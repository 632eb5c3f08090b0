package dev.patchbay.token;

import static dev.patchbay.support.Ids.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Actor;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.db.Database;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.login.Login;
import dev.patchbay.login.LoginLinks;
import dev.patchbay.login.PendingCommands;
import dev.patchbay.login.PendingLogins;
import dev.patchbay.pagerduty.PagerDuty;
import dev.patchbay.pagerduty.PagerDutySettings;
import dev.patchbay.pagerduty.Scopes;
import dev.patchbay.secret.Keyset;
import dev.patchbay.secret.Secret;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.ManualClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The whole of {@code account} on one database, as one node of Patchbay has it. */
public final class TokenNode implements AutoCloseable {
  public static final URI PUBLIC_URL = URI.create("http://localhost:3000");
  public static final Actor ADA = new Actor(new HomeId("T1"), new SlackUserId("U1"));
  private static final SecureRandom RANDOM = new SecureRandom();

  public final List<String> told = new ArrayList<>();
  public Set<String> configured = Scopes.wanted();
  public Consumer<Actor> onLogin = actor -> {};
  public final Database database;
  public final LoginLinks links;
  public final Login login;
  public final AppToken app;
  public final PendingCommands pendingCommands;
  public final Keyset keyset;
  public final OnHand hand;

  /** What nodes of one cluster share. */
  public record OnHand(
      IdentityServer identity, ManualClock clock, DatabaseSettings database, Path keyset) {
    public static OnHand fresh(IdentityServer identity, DatabaseKind kind, Path folder) {
      return new OnHand(
          identity,
          new ManualClock(),
          DatabaseFixture.settings(kind),
          folder.resolve("keyset.json"));
    }
  }

  public final PagerDuty pagerDuty;
  private final TokenRefresh refresh;

  public TokenNode(OnHand hand) {
    this(hand, "client");
  }

  public TokenNode(OnHand hand, String clientId) {
    this.hand = hand;
    database = Database.open(hand.database());
    keyset = Keyset.load(hand.keyset(), true);
    refresh = new TokenRefresh(database.transactions(), ACCOUNT, hand.clock());
    var url = hand.identity().url();
    pagerDuty =
        new PagerDuty(
            new PagerDutySettings(
                ACCOUNT, url, url, Optional.of(clientId), Optional.of(Secret.of("hush"))),
            hand.clock(),
            new SimpleMeterRegistry(),
            database.transactions()::requireNone);
    app = app(Scopes.wanted());
    links = new LoginLinks(database.transactions(), ACCOUNT, hand.clock(), RANDOM, PUBLIC_URL);
    login =
        new Login(
            links,
            new PendingLogins(
                database.transactions(), keyset.encryptor(), ACCOUNT, hand.clock(), RANDOM),
            pagerDuty.oauth(),
            tokens(),
            actor -> {
              told.add(actor + " " + database.transactions().active());
              onLogin.accept(actor);
            },
            () -> app.askableOfPerson(configured));
    pendingCommands = new PendingCommands(database.transactions(), hand.clock());
  }

  public AppToken app(Set<String> asked) {
    return new AppToken(
        refresh,
        keyset.encryptor(),
        new ClientCredentials(pagerDuty.oauth(), "us.acme/client", asked));
  }

  public AppToken app(AppTokenSource source) {
    return new AppToken(refresh, keyset.encryptor(), source);
  }

  public LoginRefreshJob upkeep(ConsentListener listener) {
    return new LoginRefreshJob(refresh, tokens(), listener);
  }

  public PersonTokens tokens() {
    return new PersonTokens(refresh, keyset.encryptor(), pagerDuty.oauth(), pagerDuty.users());
  }

  public Rights rights(ActAs actAs) {
    return new ActingRights(
        tokens(),
        app,
        actAs,
        (actor, where) ->
            actor.equals(ADA)
                ? Outcome.done("ada@acme.example")
                : Outcome.refused(
                    new Refusal.MissingScope(
                        Refusal.Vendor.SLACK, Refusal.TokenOwner.APP, "users:read.email")),
        pagerDuty.users());
  }

  public ManualClock clock() {
    return hand.clock();
  }

  public String ticket() {
    return links.link(ADA, "ada", "Acme").getQuery().replace("ticket=", "");
  }

  /** PagerDuty's page for a new ticket, begun in {@code browser}. */
  public URI authorize(String browser) {
    return value(login.confirm(ticket(), browser));
  }

  public Login.LoggedIn logIn() {
    var authorize = authorize("browser");
    var completed =
        value(login.complete(state(authorize), hand.identity().allow(authorize), "browser"));
    if (completed instanceof Login.AskAgain again) {
      completed =
          value(login.complete(state(again.at()), hand.identity().allow(again.at()), "browser"));
    }
    return (Login.LoggedIn) completed;
  }

  public static Optional<String> state(URI authorize) {
    return Optional.ofNullable(IdentityServer.fields(authorize.getRawQuery()).get("state"));
  }

  public static <T> T value(Outcome<T> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done<T>) outcome).value();
  }

  public static Refusal refusal(Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused<?>) outcome).refusal();
  }

  /** What the calls answer when they all begin at once. */
  public static <T> Set<T> atOnce(List<Callable<T>> calls) throws Exception {
    var barrier = new CyclicBarrier(calls.size());
    var threads = Executors.newFixedThreadPool(calls.size());
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (var call : calls) {
        futures.add(
            threads.submit(
                () -> {
                  barrier.await(20, TimeUnit.SECONDS);
                  return call.call();
                }));
      }
      var answers = new HashSet<T>();
      for (var future : futures) {
        answers.add(future.get(30, TimeUnit.SECONDS));
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  @Override
  public void close() {
    refresh.close();
    pagerDuty.close();
    database.close();
  }
}
