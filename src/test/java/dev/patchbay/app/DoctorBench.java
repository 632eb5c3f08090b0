package dev.patchbay.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.app.settings.Variable;
import dev.patchbay.db.DatabaseSettings;
import dev.patchbay.pagerduty.Scopes;
import dev.patchbay.sandbox.pagerduty.account.OAuthApp;
import dev.patchbay.sandbox.pagerduty.account.Switch;
import dev.patchbay.sandbox.slack.SlackSettings;
import dev.patchbay.sandbox.slack.state.AppDraft;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;

/**
 * A running, installed Patchbay between the simulators, and a doctor with its own copy of the
 * settings, to be made ill in one place at a time. {@link #heal} puts everything right again.
 */
final class DoctorBench implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What doctor said. */
  record Visit(int exit, String text) {
    JsonNode json() {
      try {
        return JSON.readTree(text);
      } catch (IOException e) {
        throw new UncheckedIOException(text, e);
      }
    }

    /** "check status: seen -> todo" of all that is not well. */
    List<String> complaints() {
      return lines().stream().filter(line -> line.matches("[^:]* (warning|fault): .*")).toList();
    }

    List<String> lines() {
      return StreamSupport.stream(json().path("findings").spliterator(), false)
          .map(
              one ->
                  one.path("check").asText()
                      + " "
                      + one.path("status").asText()
                      + ": "
                      + one.path("seen").asText()
                      + " -> "
                      + one.path("todo").asText())
          .toList();
    }
  }

  final SandboxWorld world;
  final Path folder;
  final Map<String, String> env = new HashMap<>();
  private Duration clockAhead = Duration.ZERO;

  DoctorBench(Path folder) {
    this.folder = folder;
    this.world = SandboxWorld.start(SlackSettings.countingOnly(), false, 0, Map.of());
    heal();
    install();
  }

  void heal() {
    env.clear();
    env.putAll(world.environment());
    clockAhead = Duration.ZERO;
    world.slack().faults().clear();
    world.pagerDuty().faults().clear();
    world.pagerDuty().faults().release();
    DoctorWebhookFaults.heal(this);
    world.pagerDuty().switches().set(Switch.UnknownScope.REFUSED);
    register(Scopes.wanted(), world.address());
  }

  private void install() {
    new SandboxPerson(world, SandboxWorld.ADA, SandboxWorld.ADA_IN_PAGERDUTY).install();
  }

  Visit visit() {
    return visit("--json");
  }

  Visit visit(String... args) {
    var out = new StringWriter();
    var clock = Clock.offset(Clock.systemUTC(), clockAhead);
    int exit =
        new CommandLine(new DoctorCommand(Map.copyOf(env), new PrintWriter(out, true), clock))
            .execute(args);
    return new Visit(exit, out.toString());
  }

  /** As the server has it. */
  String setting(String name) {
    return java.util.Objects.requireNonNull(world.environment().get(name));
  }

  void clockAhead(Duration ahead) {
    clockAhead = ahead;
  }

  /** What must never be printed. */
  Set<String> secrets() {
    return env.entrySet().stream()
        .filter(
            one ->
                List.of(Variable.values()).stream()
                    .anyMatch(known -> known.name().equals(one.getKey()) && known.secret()))
        .map(Map.Entry::getValue)
        .filter(value -> !value.isBlank())
        .collect(Collectors.toSet());
  }

  /** PagerDuty's app has these scopes and logins come back to that address. */
  void register(Set<String> scopes, URI address) {
    var all = new LinkedHashSet<>(scopes);
    all.add("openid");
    world
        .pagerDuty()
        .account()
        .register(
            new OAuthApp(
                setting("PAGERDUTY_CLIENT_ID"),
                setting("PAGERDUTY_CLIENT_SECRET"),
                all,
                Set.of(address.resolve("/pagerduty/callback"))));
  }

  void registerWithout(String... missing) {
    var scopes = Scopes.wanted();
    scopes.removeAll(List.of(missing));
    register(scopes, world.address());
  }

  /** A bot token of another app with these scopes. */
  String botToken(String... scopes) {
    var app = world.slack().setup().app(AppDraft.named("Other", scopes));
    return world
        .slack()
        .setup()
        .install(app.appId(), SandboxWorld.ADA)
        .path("access_token")
        .asText();
  }

  /** An app-level token of an app without Socket Mode. */
  String appToken() {
    return world.slack().setup().app(AppDraft.named("Other", "commands")).appToken();
  }

  void database(DatabaseSettings settings) {
    env.put("PATCHBAY_DATABASE_URL", settings.jdbcUrl());
    var user = settings.user();
    if (user != null) {
      env.put("PATCHBAY_DATABASE_USER", user);
    }
  }

  Path copyOfKeyset() {
    try {
      Path copy = Files.createTempFile(folder, "keyset", ".json");
      Files.writeString(copy, Files.readString(Path.of(setting("PATCHBAY_KEYSET_FILE"))));
      env.put("PATCHBAY_KEYSET_FILE", copy.toString());
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String nowhere() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "http://127.0.0.1:" + socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    world.close();
  }
}
