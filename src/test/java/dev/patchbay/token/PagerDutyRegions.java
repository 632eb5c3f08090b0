package dev.patchbay.token;

import static dev.patchbay.support.Ids.ACCOUNT;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.ServiceId;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.Scopes;
import dev.patchbay.sandbox.pagerduty.PagerDutySimulator;
import dev.patchbay.sandbox.pagerduty.account.Member;
import dev.patchbay.sandbox.pagerduty.account.OAuthApp;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.sandbox.pagerduty.account.SimulatedService;
import dev.patchbay.sandbox.pagerduty.account.SimulatorSettings;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;

/** The same account simulated in both regions, and nodes of one database that use them. */
final class PagerDutyRegions implements AutoCloseable {
  static final ServiceId CHECKOUT = new ServiceId(ACCOUNT, "PCHKOUT");

  final DatabaseSettings database = DatabaseFixture.settings(DatabaseKind.POSTGRESQL);
  final PagerDutySimulator us = simulator("us");
  final PagerDutySimulator eu = simulator("eu");
  private final Path folder;

  PagerDutyRegions(Path folder) {
    this.folder = folder;
  }

  private static PagerDutySimulator simulator(String region) {
    var simulator = PagerDutySimulator.start(SimulatorSettings.of("acme", region));
    var scopes = new HashSet<>(Scopes.wanted());
    scopes.add("openid");
    simulator
        .account()
        .register(
            new OAuthApp(
                PagerDutyNode.CLIENT,
                PagerDutyNode.SECRET,
                scopes,
                Set.of(TokenNode.PUBLIC_URL.resolve("/pagerduty/callback"))));
    simulator.account().put(new Member("PADA001", "Ada", "ada@acme.example", Role.USER));
    simulator.account().put(new SimulatedService(CHECKOUT.value(), "Checkout API"));
    return simulator;
  }

  PagerDutyNode node(String region, PagerDutySimulator api, PagerDutySimulator identity) {
    return new PagerDutyNode(
        new PagerDutyNode.Place(
            database, folder.resolve("keyset.json"), region, api.apiUrl(), identity.identityUrl()));
  }

  static Callable<Boolean> reads(PagerDutyNode node, Credential credential) {
    return () -> node.pagerDuty.services().get(credential, CHECKOUT) instanceof Outcome.Done;
  }

  static long tokenRequests(PagerDutySimulator simulator) {
    return simulator.requests().stream()
        .filter(request -> request.operation().equals("POST /oauth/token"))
        .count();
  }

  @Override
  public void close() {
    us.close();
    eu.close();
  }
}
