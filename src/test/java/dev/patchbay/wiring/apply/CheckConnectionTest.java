package dev.patchbay.wiring.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.sandbox.pagerduty.Fault;
import dev.patchbay.sandbox.pagerduty.account.Role;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.support.FixedRights;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.apply.CheckConnection.Seen;
import dev.patchbay.wiring.apply.CheckConnection.State;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckConnectionTest {
  private final WiringBench bench = new WiringBench(DatabaseKind.H2);
  private final FakeSubscriptions subscription = new FakeSubscriptions();

  @BeforeEach
  void connect() {
    bench.connected(1, Options.defaults());
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private CheckConnection health(Credential app) {
    return new CheckConnection(
        bench.pagerDuty.client().extensions(),
        app,
        new FixedRights(actor -> bench.rights),
        bench.connections,
        subscription,
        team -> Optional.of("UBOT"));
  }

  private Credential app(String... scopes) {
    return bench.pagerDuty.credential(bench.pagerDuty.person("App", Role.USER), scopes);
  }

  private Connection connection() {
    return bench.connections.find(WiringBench.KEY).orElseThrow();
  }

  private Outcome<Seen> look(Credential app) {
    return health(app).look(WiringBench.ANN, connection());
  }

  @Test
  void an_authorized_extension_works_and_a_deleted_one_is_gone() {
    assertThat(look(app("extensions.read"))).isEqualTo(Outcome.done(Seen.of(State.WORKS)));
    bench.pagerDuty.client().extensions().delete(done(bench.rights), extension());
    assertThat(look(app("extensions.read")))
        .isEqualTo(Outcome.refused(new Refusal.NotFound("extension", extension())));
  }

  @Test
  void one_that_is_delivered_by_webhook_works_only_while_pagerduty_sends_its_events() {
    var was = connection();
    var byWebhook =
        new Connection(
            was.key(),
            was.channelName(),
            was.serviceName(),
            was.options(),
            new Delivery.Webhook(),
            was.connectedBy(),
            was.changedAt());
    var health = health(app("extensions.read"));
    assertThat(health.look(WiringBench.ANN, byWebhook))
        .isEqualTo(Outcome.done(Seen.of(State.WORKS)));
    subscription.delivers = Outcome.done(false);
    assertThat(health.look(WiringBench.ANN, byWebhook))
        .isEqualTo(Outcome.done(Seen.of(State.NO_EVENTS)));
    var away = new Refusal.Unavailable(Refusal.Vendor.PAGERDUTY, "HTTP 503");
    subscription.delivers = Outcome.refused(away);
    assertThat(health.look(WiringBench.ANN, byWebhook)).isEqualTo(Outcome.refused(away));
  }

  @Test
  void a_pause_and_a_lost_authorization_are_seen_and_a_missing_field_is_no_fault() {
    answers("{'extension':{'id':'E1','temporarily_disabled':true}}");
    assertThat(look(app("extensions.read"))).isEqualTo(Outcome.done(Seen.of(State.PAUSED)));
    answers("{'extension':{'id':'E1','authorized':false}}");
    assertThat(look(app("extensions.read"))).isEqualTo(Outcome.done(Seen.of(State.UNAUTHORIZED)));
    answers("{'extension':{'id':'E1'}}");
    assertThat(look(app("extensions.read"))).isEqualTo(Outcome.done(Seen.of(State.WORKS)));
  }

  @Test
  void another_bot_in_the_extension_is_seen() {
    answers("{'extension':{'id':'E1','config':{'bot_user_id':'UOTHER'}}}");
    assertThat(look(app("extensions.read"))).isEqualTo(Outcome.done(Seen.of(State.FOREIGN_BOT)));
    answers("{'extension':{'id':'E1','config':{'bot_user_id':'UBOT'}}}");
    assertThat(look(app("extensions.read"))).isEqualTo(Outcome.done(Seen.of(State.WORKS)));
  }

  @Test
  void another_extension_that_posts_to_the_channel_is_seen() {
    var account = bench.pagerDuty.simulator().account();
    account.addExtension("Other channel", "PCHECK1", config("C2"));
    assertThat(look(app("extensions.read"))).isEqualTo(Outcome.done(Seen.of(State.WORKS)));
    account.addExtension("A double", "PCHECK1", config("C1"));
    var seen = done(look(app("extensions.read")));
    assertThat(seen.state()).isEqualTo(State.DOUBLED);
    assertThat(seen.others().foreign())
        .extracting(one -> one.fields().name())
        .containsExactly("A double");
  }

  @Test
  void the_extension_of_another_connection_is_not_among_those_to_remove() {
    var there = bench.pagerDuty.simulator().account();
    var moved = there.addExtension("Elsewhere", "PCHECK1", config("C1"));
    var own = connection();
    var elsewhere = new Place(WiringBench.TEAM, new ChannelId("C9"));
    bench.connections.save(
        new Connection(
            new ConnectionKey(elsewhere, own.key().service()),
            "nine",
            own.serviceName(),
            own.options(),
            new Delivery.Extension(moved, "fingerprint"),
            own.connectedBy(),
            own.changedAt()));

    var seen = done(look(app("extensions.read")));
    assertThat(seen.state()).isEqualTo(State.DOUBLED);
    assertThat(seen.others().foreign()).isEmpty();
    assertThat(seen.others().moved()).extracting(Connection::channelName).containsExactly("nine");
  }

  @Test
  void what_somebody_changed_in_pagerduty_is_seen() {
    bench
        .pagerDuty
        .simulator()
        .account()
        .changeConfig(extension(), config -> config.withObject("/urgency").put("low", false));
    assertThat(look(app("extensions.read"))).isEqualTo(Outcome.done(Seen.of(State.CHANGED)));
  }

  @Test
  void where_the_app_may_not_look_the_person_does() {
    assertThat(look(app("services.read"))).isEqualTo(Outcome.done(Seen.of(State.WORKS)));
    bench.rights = Outcome.refused(new Refusal.NotLoggedIn());
    assertThat(look(app("services.read")))
        .extracting("refusal")
        .isInstanceOf(Refusal.MissingScope.class);
  }

  private String extension() {
    return connection().extension().orElseThrow().id();
  }

  private void answers(String singleQuoted) {
    bench
        .pagerDuty
        .simulator()
        .faults()
        .next("GET /extensions/{id}", Fault.answer(200, singleQuoted.replace('\'', '"')));
  }

  private static <T> T done(Outcome<T> outcome) {
    return ((Outcome.Done<T>) outcome).value();
  }

  private static ObjectNode config(String channel) {
    var config = JsonNodeFactory.instance.objectNode();
    config.putObject("incoming_webhook").put("channel_id", channel);
    return config;
  }
}
