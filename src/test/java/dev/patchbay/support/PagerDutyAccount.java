package dev.patchbay.support;

import static dev.patchbay.support.Ids.ACCOUNT;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.PagerDuty;
import dev.patchbay.pagerduty.PagerDutySettings;
import dev.patchbay.pagerduty.TokenSource;
import dev.patchbay.pagerduty.Whose;
import dev.patchbay.sandbox.pagerduty.PagerDutySimulator;
import dev.patchbay.sandbox.pagerduty.account.Member;
import dev.patchbay.sandbox.pagerduty.account.OAuthApp;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.sandbox.pagerduty.account.SeenRequest;
import dev.patchbay.sandbox.pagerduty.account.SimulatorSettings;
import dev.patchbay.secret.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A simulated PagerDuty, our client to it, and people's tokens out of thin air. Thread-safe. */
public final class PagerDutyAccount implements AutoCloseable {
  private static final String APP = "patchbay";
  private static final String[] SCOPES = {
    "services.read",
    "extension_schemas.read",
    "extensions.read",
    "extensions.write",
    "incidents.read",
    "incidents.write",
    "users.read"
  };

  private final PagerDutySimulator simulator =
      PagerDutySimulator.start(SimulatorSettings.of("acme", "us"));
  private final PagerDuty client;

  public PagerDutyAccount() {
    this(Clock.systemUTC());
  }

  /**
   * @param clock of our client; the simulated PagerDuty has its own
   */
  public PagerDutyAccount(Clock clock) {
    simulator.account().register(new OAuthApp(APP, "app-secret", Set.of(SCOPES), Set.of()));
    var settings =
        new PagerDutySettings(
            ACCOUNT,
            simulator.apiUrl(),
            simulator.identityUrl(),
            Optional.empty(),
            Optional.empty());
    client = new PagerDuty(settings, clock, new SimpleMeterRegistry());
  }

  public PagerDutySimulator simulator() {
    return simulator;
  }

  public PagerDuty client() {
    return client;
  }

  public Member person(String name, Role role) {
    return simulator.account().addUser(name, name.toLowerCase(Locale.ROOT) + "@acme.example", role);
  }

  /** With every scope that a login needs. */
  public Credential credential(Member person) {
    return credential(person, SCOPES);
  }

  public Credential credential(Member person, String... scopes) {
    var token = Secret.of(simulator.logins().personToken(APP, person.id(), scopes));
    return new Credential(
        ACCOUNT, new Fixed(token, "user " + person.id()), Whose.person(Optional.empty()));
  }

  /** The app's own, with these scopes. */
  public Credential app(String... scopes) {
    var token = Secret.of(simulator.logins().appToken(APP, scopes));
    return new Credential(ACCOUNT, new Fixed(token, "app"), Whose.app());
  }

  /** The app's own, with every scope. */
  public Credential wholeApp() {
    return app(SCOPES);
  }

  /** Operations that were asked for and change something, in order. */
  public List<String> writes() {
    return simulator.requests().stream()
        .map(SeenRequest::operation)
        .filter(operation -> !operation.startsWith("GET"))
        .toList();
  }

  @Override
  public void close() {
    simulator.faults().release();
    client.close();
    simulator.close();
  }

  /** A token that nobody refreshes. */
  private record Fixed(Secret value, String owner) implements TokenSource {
    @Override
    public Outcome<Secret> token() {
      return Outcome.done(value);
    }

    @Override
    public Outcome<Secret> refreshed(Secret rejected) {
      return Outcome.refused(new Refusal.LoginEnded());
    }
  }
}
