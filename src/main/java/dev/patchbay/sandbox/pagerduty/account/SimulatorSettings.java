package dev.patchbay.sandbox.pagerduty.account;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * What is fixed for the life of a simulated account.
 *
 * @param region {@code us} or {@code eu}
 * @param apiPort and {@code identityPort}: 0 takes any free port
 * @param slackUrl base of Slack's Web API, with its last slash; the extension posts there
 * @param slackSchemaId id of the schema labelled "Slack V2"; not the one found in old examples, so
 *     that a client with a fixed id is found out
 */
public record SimulatorSettings(
    String subdomain,
    String region,
    int apiPort,
    int identityPort,
    URI slackUrl,
    String slackSchemaId,
    Clock clock,
    SecureRandom random) {

  public SimulatorSettings {
    if (!subdomain.matches("[a-z0-9-]+")) {
      throw new IllegalArgumentException("subdomain: lower-case letters, digits and dashes");
    }
    if (!region.equals("us") && !region.equals("eu")) {
      throw new IllegalArgumentException("region: us or eu");
    }
    if (slackSchemaId.isBlank()) {
      throw new IllegalArgumentException("slackSchemaId: blank");
    }
  }

  /** Any free ports, the system's clock, and a Slack that is told later. */
  public static SimulatorSettings of(String subdomain, String region) {
    return new SimulatorSettings(
        subdomain,
        region,
        0,
        0,
        URI.create("http://127.0.0.1:9/api/"),
        "PSLKV2X",
        Clock.systemUTC(),
        new SecureRandom());
  }

  public SimulatorSettings withPorts(int api, int identity) {
    return new SimulatorSettings(
        subdomain, region, api, identity, slackUrl, slackSchemaId, clock, random);
  }

  public SimulatorSettings withSlack(URI url) {
    return new SimulatorSettings(
        subdomain, region, apiPort, identityPort, url, slackSchemaId, clock, random);
  }

  public SimulatorSettings withSlackSchemaId(String id) {
    return new SimulatorSettings(
        subdomain, region, apiPort, identityPort, slackUrl, id, clock, random);
  }

  public SimulatorSettings withClock(Clock other) {
    return new SimulatorSettings(
        subdomain, region, apiPort, identityPort, slackUrl, slackSchemaId, other, random);
  }

  /** The account's web address as PagerDuty writes it into links. */
  String webUrl() {
    return "https://" + subdomain + (region.equals("eu") ? ".eu" : "") + ".pagerduty.com";
  }
}
