package dev.patchbay.slack.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.TeamId;
import dev.patchbay.secret.Secret;
import dev.patchbay.slack.SlackPorts;
import dev.patchbay.slack.api.FakeSlackApi;
import dev.patchbay.slack.inbound.EventsEndpoint.Answer;
import dev.patchbay.slack.workspace.InstallationEvents;
import dev.patchbay.workspace.Installation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsEndpointTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.ofEpochSecond(1_800_000_000), ZoneOffset.UTC);
  private static final String CHALLENGE = "{\"type\":\"url_verification\",\"challenge\":\"abc\"}";

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private FakeSlackApi slack;
  private SlackPorts ports;
  private Dispatch dispatch;
  private Router router;

  @BeforeEach
  void start() throws java.io.IOException {
    slack = new FakeSlackApi();
    ports = new SlackPorts(slack.settings(), slack.installations, CLOCK, meters, unsent -> {});
    router = new Router(ports.slack(), ports.ephemerals(), new AfterAck());
    dispatch = new Dispatch(router, payload -> {}, new SecureRandom(), meters);
  }

  @AfterEach
  void stop() {
    ports.close();
    slack.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CHALLENGE,
        "ssl_check=10",
        "command=%2Fpd&text=ssl_check=1x",
        "{\"type\":\"event_callback\"}",
        "{{{",
        ""
      })
  void unsigned_request_is_a_bare_401_whatever_it_asks(String body) {
    assertThat(door().receive(Map.of(), body.getBytes(UTF_8))).isEqualTo(answer(401, ""));
    assertThat(meters.get("patchbay.slack.requests").tag("outcome", "unsigned").timer().count())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ssl_check=1&token=x", "token=x&ssl_check=1", "ssl_check=1"})
  void unsigned_look_at_the_certificate_is_answered_and_does_nothing(String body) {
    assertThat(door().receive(Map.of(), body.getBytes(UTF_8))).isEqualTo(answer(200, ""));
    assertThat(meters.find("patchbay.slack.requests").meters()).isEmpty();
  }

  @Test
  void without_a_secret_nothing_comes_in() {
    var closed = new EventsEndpoint(Optional.empty(), dispatch, CLOCK);
    assertThat(closed.receive(signed("---", CHALLENGE), CHALLENGE.getBytes(UTF_8)).status())
        .isEqualTo(401);
  }

  @Test
  void signed_challenge_and_ssl_check_are_answered() {
    assertThat(receive(CHALLENGE)).isEqualTo(answer(200, "abc"));
    assertThat(receive("ssl_check=1&token=x").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{{", "payload=%7B", "payload=%ZZ", "no form", "payload=[1]"})
  void signed_nonsense_is_400(String body) {
    assertThat(receive(body).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"type\":\"event_callback\"}", "{\"type\":7}", "", "a=b"})
  void signed_request_that_says_nothing_is_acknowledged(String body) {
    assertThat(receive(body).status()).isEqualTo(200);
  }

  @Test
  void event_that_cannot_be_settled_now_is_answered_500_so_that_slack_repeats_it() {
    var works =
        new AtomicReference<Outcome<Boolean>>(
            Outcome.refused(new Refusal.Unavailable(Refusal.Vendor.SLACK, "late")));
    new InstallationEvents(
            slack.installations, installation -> Objects.requireNonNull(works.get()), team -> {})
        .register(router);
    // From before the installation, which is of the clock's time.
    slack.installations.save(installedNow());
    var gone =
        "{\"type\":\"event_callback\",\"team_id\":\"T1\",\"event_time\":1799999000,"
            + "\"event\":{\"type\":\"app_uninstalled\"}}";

    assertThat(receive(gone).status()).isEqualTo(500);
    assertThat(slack.installations.find(new TeamId("T1"))).isPresent();
    works.set(
        Outcome.refused(new Refusal.BadCredentials(Refusal.Vendor.SLACK, "account_inactive")));
    assertThat(receive(gone).status()).isEqualTo(200);
    assertThat(slack.installations.find(new TeamId("T1"))).isEmpty();
  }

  private static Installation installedNow() {
    return new Installation(
        Optional.of(new TeamId("T1")),
        Optional.empty(),
        "",
        "Acme",
        "",
        false,
        "A1",
        "B1",
        "UBOT",
        "commands",
        Optional.empty(),
        Secret.of("xoxb-acme"),
        CLOCK.instant());
  }

  private Answer receive(String body) {
    return door().receive(signed("secret", body), body.getBytes(UTF_8));
  }

  private EventsEndpoint door() {
    return new EventsEndpoint(
        Optional.of(new SlackSignature(Secret.of("secret"), CLOCK)), dispatch, CLOCK);
  }

  private static Map<String, String> signed(String secret, String body) {
    long now = CLOCK.instant().getEpochSecond();
    return Map.of(
        "x-slack-request-timestamp",
        "" + now,
        "x-slack-signature",
        SlackSignatureTest.signature(secret, now, body.getBytes(UTF_8)));
  }

  private static Answer answer(int status, String text) {
    return new Answer(status, "text/plain", UTF_8.encode(text));
  }
}
