package dev.patchbay.app.demo;

import dev.patchbay.app.server.Assembly;
import dev.patchbay.app.server.Lifecycle;
import dev.patchbay.app.settings.Settings;
import dev.patchbay.sandbox.pagerduty.PagerDutySimulator;
import dev.patchbay.sandbox.pagerduty.account.SimulatorSettings;
import dev.patchbay.sandbox.slack.SlackSimulator;
import dev.patchbay.sandbox.slack.state.AppCredentials;
import dev.patchbay.secret.Keyset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Patchbay beside a simulated Slack and a simulated PagerDuty that know each other: a workspace
 * with three people and four channels, an account with three services. Nothing is installed and
 * nobody is logged in yet. The database is in memory.
 */
public final class SandboxWorld implements AutoCloseable {
  public static final String TEAM = "T0ACME";
  public static final String ADA = "U0ADA";
  public static final String GRACE = "U0GRACE";
  public static final String ALERTS = "C0CHECKOUT";
  public static final String OPS = "C0OPS";
  public static final String SECRET = "G0WARROOM";
  public static final String CHECKOUT = "PCHKOUT";
  public static final String ADA_IN_PAGERDUTY = "PADA001";
  public static final String GRACE_IN_PAGERDUTY = "PGRACE1";

  static final String CLIENT_ID = "sandbox-client";
  static final String CLIENT_SECRET = "sandbox-client-secret";

  private final SlackSimulator slack;
  private final PagerDutySimulator pagerDuty;
  private final AppCredentials app;
  private final URI address;
  private final Map<String, String> environment;
  private Lifecycle patchbay;

  private SandboxWorld(
      SlackSimulator slack,
      PagerDutySimulator pagerDuty,
      AppCredentials app,
      URI address,
      Map<String, String> environment) {
    this.slack = slack;
    this.pagerDuty = pagerDuty;
    this.app = app;
    this.address = address;
    this.environment = environment;
    this.patchbay = started();
  }

  /**
   * Starts all three.
   *
   * @param rates how strict the simulated Slack is about them
   * @param socketMode whether Slack's requests come by WebSocket
   * @param port of Patchbay, 0 = any free one
   * @param overrides settings of Patchbay that differ, such as another database
   */
  public static SandboxWorld start(
      dev.patchbay.sandbox.slack.SlackSettings rates,
      boolean socketMode,
      int port,
      Map<String, String> overrides) {
    var slack = SlackSimulator.start(rates);
    var pagerDuty =
        PagerDutySimulator.start(SimulatorSettings.of("acme", "us").withSlack(slack.apiUrl()));
    int listening = port == 0 ? freePort() : port;
    var address = URI.create("http://localhost:" + listening);
    var app = SandboxContent.inSlack(slack, address, socketMode);
    SandboxContent.inPagerDuty(pagerDuty, address);
    var environment = new HashMap<String, String>();
    environment.put("PATCHBAY_PORT", String.valueOf(listening));
    environment.put("PATCHBAY_PUBLIC_URL", address.toString());
    environment.put(
        "PATCHBAY_DATABASE_URL", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    var keyset = temporaryFolder().resolve("keyset.json");
    // PostgreSQL wants it there already.
    Keyset.load(keyset, true);
    environment.put("PATCHBAY_KEYSET_FILE", keyset.toString());
    environment.put("SLACK_SIGNING_SECRET", app.signingSecret());
    environment.put("SLACK_CLIENT_ID", app.clientId());
    environment.put("SLACK_CLIENT_SECRET", app.clientSecret());
    environment.put("SLACK_API_URL", slack.apiUrl().toString());
    environment.put("SLACK_AUTHORIZE_URL", slack.authorizeUrl().toString());
    environment.put("PAGERDUTY_SUBDOMAIN", "acme");
    environment.put("PAGERDUTY_CLIENT_ID", CLIENT_ID);
    environment.put("PAGERDUTY_CLIENT_SECRET", CLIENT_SECRET);
    environment.put("PAGERDUTY_API_URL", pagerDuty.apiUrl().toString());
    environment.put("PAGERDUTY_IDENTITY_URL", pagerDuty.identityUrl().toString());
    if (socketMode) {
      environment.put("SLACK_APP_TOKEN", app.appToken());
    }
    environment.putAll(overrides);
    return new SandboxWorld(slack, pagerDuty, app, address, environment);
  }

  /**
   * Overrides with the database in a file, as {@code serve} keeps it: a run of {@code demo} makes
   * the archive of classes for its start.
   */
  public static Map<String, String> withFile() {
    return Map.of("PATCHBAY_DATABASE_URL", "jdbc:h2:file:" + temporaryFolder().resolve("patchbay"));
  }

  private Lifecycle started() {
    var built = Assembly.build(Settings.forServe(environment), Clock.systemUTC());
    built.start();
    return built;
  }

  public SlackSimulator slack() {
    return slack;
  }

  public PagerDutySimulator pagerDuty() {
    return pagerDuty;
  }

  /** The settings of Patchbay, to be given to another command. */
  public Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  /** Where Patchbay is. */
  public URI address() {
    return address;
  }

  /** Patchbay's id in the simulated Slack. */
  public String appId() {
    return app.appId();
  }

  /** With the signing secret, to play Slack by hand. */
  public AppCredentials credentials() {
    return app;
  }

  /** Stops Patchbay and starts it again on the same database. */
  public void restart() {
    stopServer();
    patchbay = started();
  }

  /** Stops Patchbay alone, as a container's engine does. */
  public void stopServer() {
    patchbay.stop();
  }

  /** Another node of Patchbay on the same database, which nobody calls: it works on the jobs. */
  public AutoCloseable anotherNode() {
    var settings = new HashMap<>(environment);
    settings.put("PATCHBAY_PORT", "0");
    var node = Assembly.build(Settings.forServe(settings), Clock.systemUTC());
    node.start();
    return node::stop;
  }

  @Override
  public void close() {
    patchbay.stop();
    pagerDuty.close();
    slack.close();
  }

  /**
   * One below those that the system gives to outgoing connections: such a connection could take it
   * before Patchbay listens, or between a stop and a start.
   */
  private static int freePort() {
    var taken = new IOException("never tried");
    for (int tries = 0; tries < 100; tries++) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      try (var socket = new ServerSocket(port)) {
        return socket.getLocalPort();
      } catch (IOException e) {
        taken = e;
      }
    }
    throw new UncheckedIOException("no free port from 20000 to 32000", taken);
  }

  private static Path temporaryFolder() {
    try {
      var folder = Files.createTempDirectory("patchbay-sandbox");
      folder.toFile().deleteOnExit();
      folder.resolve("keyset.json").toFile().deleteOnExit();
      folder.resolve("patchbay.mv.db").toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder", e);
    }
  }
}
