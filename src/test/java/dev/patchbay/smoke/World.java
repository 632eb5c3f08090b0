package dev.patchbay.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.sandbox.slack.ShownMessage;
import dev.patchbay.sandbox.slack.SlackPerson;
import dev.patchbay.sandbox.slack.SlackSettings;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Patchbay between the simulators, driven through its front doors only. */
public final class World implements AutoCloseable {
  private final SandboxWorld sandbox;
  final SandboxPerson ada;
  final SandboxPerson grace;

  private World(SandboxWorld sandbox) {
    this.sandbox = sandbox;
    this.ada = new SandboxPerson(sandbox, SandboxWorld.ADA, SandboxWorld.ADA_IN_PAGERDUTY);
    this.grace = new SandboxPerson(sandbox, SandboxWorld.GRACE, SandboxWorld.GRACE_IN_PAGERDUTY);
  }

  public static World on(DatabaseKind kind, boolean socketMode) {
    return on(kind, socketMode, Map.of());
  }

  /**
   * @param overrides settings of Patchbay that differ
   */
  public static World on(DatabaseKind kind, boolean socketMode, Map<String, String> overrides) {
    return on(DatabaseFixture.settings(kind), socketMode, overrides);
  }

  public static World on(
      DatabaseSettings database, boolean socketMode, Map<String, String> overrides) {
    var settings = new HashMap<String, String>();
    settings.put("PATCHBAY_DATABASE_URL", database.jdbcUrl());
    Optional.ofNullable(database.user())
        .ifPresent(user -> settings.put("PATCHBAY_DATABASE_USER", user));
    settings.putAll(overrides);
    var sandbox =
        SandboxWorld.start(SlackSettings.countingOnly(), socketMode, 0, Map.copyOf(settings));
    if (socketMode) {
      SandboxPerson.await(
          "a WebSocket",
          () ->
              Optional.of(sandbox.slack().sockets().connected(sandbox.appId()))
                  .filter(connections -> connections > 0));
    }
    return new World(sandbox);
  }

  /** Installed, Ada logged in, Checkout API wired to #checkout-alerts. */
  public static World connected() {
    return connected(false);
  }

  /**
   * @param rotating whether Slack's tokens live twelve hours
   */
  public static World connected(boolean rotating) {
    World world = on(DatabaseKind.H2, false);
    if (rotating) {
      var setup = world.sandbox.slack().setup();
      var app = world.sandbox.appId();
      setup.configure(app, setup.draft(app).withTokenRotation());
    }
    world.ada.install();
    world.logIn(world.ada, SandboxWorld.ADA);
    world.connect("checkout");
    return world;
  }

  /** A mention of Patchbay, as Slack stores it. */
  public String mention() {
    return "<@"
        + sandbox.slack().setup().botUser(sandbox.appId(), SandboxWorld.TEAM).orElseThrow()
        + ">";
  }

  public SandboxPerson ada() {
    return ada;
  }

  public SandboxPerson grace() {
    return grace;
  }

  public SandboxWorld sandbox() {
    return sandbox;
  }

  public SlackPerson as(String user) {
    return sandbox.slack().as(user);
  }

  public void logIn(SandboxPerson person, String user) {
    as(user).command(SandboxWorld.OPS, "/pd login");
    person.logIn(person.logInLink());
  }

  public void connect(String service) {
    as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd connect " + service);
    as(SandboxWorld.ADA).submit(ada.view().id(), Map.of());
    ada.message(SandboxWorld.ALERTS, "connected");
  }

  public ShownMessage incident(String title) {
    sandbox.pagerDuty().trigger(SandboxWorld.CHECKOUT, title, "high");
    return ada.message(SandboxWorld.ALERTS, title);
  }

  /** Status of the newest incident in PagerDuty. */
  public String status() {
    var all = sandbox.pagerDuty().incidents();
    return all.get(all.size() - 1).status().toString().toLowerCase(java.util.Locale.ROOT);
  }

  public void awaitStatus(String wanted) {
    SandboxPerson.await(
        "an incident that is " + wanted, () -> Optional.of(status()).filter(wanted::equals));
  }

  /** Fails where something was asked in a form that Slack ignores in silence. */
  @Override
  public void close() {
    var violations = sandbox.slack().log().violations();
    sandbox.close();
    assertThat(violations)
        .noneMatch(one -> one.contains("unknown argument") || one.contains("does not"));
  }
}
