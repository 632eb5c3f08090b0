package dev.patchbay.slack.incident;

import static dev.patchbay.support.Ids.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.HomeId;
import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.Refusal.Vendor;
import dev.patchbay.core.ServiceId;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.core.TeamId;
import dev.patchbay.incident.ChangeAnswers;
import dev.patchbay.incident.ChangeAnswers.Seen;
import dev.patchbay.incident.ChangeRequest;
import dev.patchbay.incident.IncidentChange;
import dev.patchbay.incident.IncidentState;
import dev.patchbay.incident.TriggerAnswers;
import dev.patchbay.incident.TriggerRequest;
import dev.patchbay.incident.TriggerRequest.Wanted;
import dev.patchbay.incident.TriggerRequest.Words;
import dev.patchbay.incident.TriggerText;
import dev.patchbay.incident.proof.Proof;
import dev.patchbay.incident.proof.ProofAnswers;
import dev.patchbay.incident.proof.ProofFailure;
import dev.patchbay.incident.proof.ProofStep;
import dev.patchbay.secret.Secret;
import dev.patchbay.slack.SlackPorts;
import dev.patchbay.slack.api.EphemeralMessages;
import dev.patchbay.slack.api.FakeSlackApi;
import dev.patchbay.slack.card.Clicked;
import dev.patchbay.slack.login.LoginPrompt;
import dev.patchbay.wiring.ConnectionKey;
import dev.patchbay.wiring.DeliveryKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While Slack takes nothing: what came of something is kept for later, the rest is not. */
final class KeptAnswersTest {
  private static final Actor ADA = new Actor(new HomeId("T1"), new SlackUserId("U1"));
  private static final Place OPS = new Place(new TeamId("T1"), new ChannelId("C1"));
  private static final Refusal.Unavailable AWAY =
      new Refusal.Unavailable(Vendor.PAGERDUTY, "no answer in time");
  private static final Refusal LIMITED =
      new Refusal.RateLimited(Vendor.PAGERDUTY, Duration.ofSeconds(9));

  private final List<EphemeralMessages.Unsent> kept = new ArrayList<>();
  private final LoginPrompt prompt =
      new LoginPrompt((actor, member, workspace) -> URI.create("https://pb/login"));
  private FakeSlackApi slack;
  private SlackPorts ports;

  @BeforeEach
  void start() throws IOException {
    slack = new FakeSlackApi();
    for (var method : List.of("said", "chat.update", "chat.postMessage", "chat.postEphemeral")) {
      slack.answers(method, 503, "{}", Map.of());
    }
    ports =
        new SlackPorts(
            slack.settings(),
            slack.installations,
            Clock.systemUTC(),
            new SimpleMeterRegistry(),
            kept::add);
  }

  @AfterEach
  void stop() {
    ports.close();
    slack.close();
  }

  @Test
  void of_a_click() {
    ChangeAnswers answers =
        ports.clickAnswers(prompt, Clicked::byLabel, incident -> {}, (request, now, look) -> {});
    answers.delayed(click(), LIMITED, Instant.EPOCH);
    answers.unseen(click(), Seen.NOT_YET);
    assertThat(kept).isEmpty();

    answers.unseen(click(), Seen.NEVER);
    answers.refused(click(), AWAY);
    answers.unsure(click(), AWAY);
    answers.already(click(), state());
    answers.loginNeeded(click(), new Refusal.LoginEnded());
    assertThat(kept)
        .extracting(EphemeralMessages.Unsent::asksLogin)
        .containsExactly(false, false, false, false, true);
  }

  @Test
  void of_a_trigger() {
    TriggerAnswers answers = ports.triggerAnswers(prompt);
    answers.delayed(trigger(), LIMITED, Instant.EPOCH);
    assertThat(kept).isEmpty();

    answers.triggered(trigger(), state(), false);
    answers.refused(trigger(), AWAY);
    answers.unsure(trigger(), AWAY);
    answers.loginNeeded(trigger(), new Refusal.LoginEnded());
    assertThat(kept)
        .extracting(EphemeralMessages.Unsent::asksLogin)
        .containsExactly(false, false, false, true);
  }

  @Test
  void of_a_proof() {
    ProofAnswers answers = new SlackProofAnswers(ports.ephemerals());
    answers.askForPress(proof());
    assertThat(kept).isEmpty();

    answers.proven(proof());
    answers.failed(proof(), true);
    assertThat(kept).hasSize(2);
  }

  private ChangeRequest click() {
    return new ChangeRequest(
        ADA,
        OPS,
        "1.2",
        "",
        Optional.of(Secret.of(slack.url() + "said")),
        List.of("PINC1"),
        new IncidentChange.Acknowledge(),
        Clicked.json(Clicked.BLOCKS).toString());
  }

  private TriggerRequest trigger() {
    return new TriggerRequest(
        "1",
        ADA,
        OPS,
        "",
        Optional.of(Secret.of(slack.url() + "said")),
        Wanted.of(new Words("checkout"), TriggerText.of("Disk is full")));
  }

  private static Proof proof() {
    return new Proof(
        1,
        new ConnectionKey(OPS, new ServiceId(ACCOUNT, "P1")),
        "Checkout",
        DeliveryKind.EXTENSION,
        ADA,
        "ada@acme.example",
        ProofStep.PRESS,
        Instant.EPOCH,
        true,
        "key",
        Optional.of(new IncidentId(ACCOUNT, "PINC1")),
        7,
        Optional.of(new ProofFailure(ProofStep.PRESS, ProofFailure.Cause.LATE, "")));
  }

  private static IncidentState state() {
    return new IncidentState(
        new IncidentId(ACCOUNT, "PINC1"),
        7,
        "Down",
        "resolved",
        "https://acme.pagerduty.com/incidents/PINC1",
        Optional.empty(),
        "Checkout",
        Optional.empty(),
        List.of("Grace"));
  }
}
