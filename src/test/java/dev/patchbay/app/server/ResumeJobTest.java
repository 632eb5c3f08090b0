package dev.patchbay.app.server;

import static dev.patchbay.token.TokenNode.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patchbay.core.Actor;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Place;
import dev.patchbay.core.TeamId;
import dev.patchbay.jobs.Job;
import dev.patchbay.jobs.Jobs;
import dev.patchbay.login.PendingCommands.PendingCommand;
import dev.patchbay.slack.SlackPorts;
import dev.patchbay.slack.api.DirectMessages;
import dev.patchbay.slack.api.FakeSlackApi;
import dev.patchbay.slack.login.ResumeAfterLogin;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.token.IdentityServer;
import dev.patchbay.token.TokenNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What waited for a login goes on after it, wherever the process dies in between. */
@ParameterizedClass
@EnumSource
final class ResumeJobTest {
  private static final PendingCommand CONNECT =
      new PendingCommand(
          new Place(new TeamId("T1"), new ChannelId("C1")), "ops", "connect checkout");

  private final DatabaseKind kind;
  private final IdentityServer identity = new IdentityServer();
  private FakeSlackApi slack;
  private SlackPorts ports;
  private TokenNode node;
  private Jobs jobs;

  ResumeJobTest(DatabaseKind kind) {
    this.kind = kind;
  }

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    slack = new FakeSlackApi();
    slack.answers("chat.postEphemeral", "{'ok':true,'message_ts':'1.2'}");
    slack.answers("chat.postMessage", "{'ok':true,'ts':'1.2'}");
    ports =
        new SlackPorts(
            slack.settings(),
            slack.installations,
            Clock.systemUTC(),
            new SimpleMeterRegistry(),
            unsent -> {});
    node = new TokenNode(TokenNode.OnHand.fresh(identity, kind, folder));
    jobs = new Jobs(node.database, Clock.systemUTC(), new SimpleMeterRegistry());
    node.onLogin = ResumeJob.submitTo(jobs)::loggedIn;
  }

  @AfterEach
  void close() {
    jobs.stop(Duration.ofSeconds(5));
    ports.close();
    slack.close();
    node.close();
    identity.close();
  }

  @Test
  void a_process_that_dies_right_after_the_login_leaves_it_to_the_next() {
    node.pendingCommands.keep(ADA, CONNECT);
    node.logIn();
    assertThat(slack.asked).isEmpty();
    start(node.pendingCommands::remove);
    await().untilAsserted(() -> assertThat(node.pendingCommands.waiting(ADA)).isEmpty());
    assertThat(slack.methods()).containsExactly("chat.postEphemeral");
  }

  @Test
  void without_a_login_there_is_no_job() {
    node.onLogin =
        actor -> {
          ResumeJob.submitTo(jobs).loggedIn(actor);
          throw new IllegalStateException("rolled back");
        };
    assertThatThrownBy(node::logIn).hasMessage("rolled back");
    assertThat(queued()).isZero();
  }

  @Test
  void a_command_is_forgotten_only_after_its_button_was_posted() {
    node.pendingCommands.keep(ADA, CONNECT);
    slack.answers("chat.postEphemeral", 503, "", Map.of());
    slack.answers("chat.postMessage", 503, "", Map.of());
    start(node.pendingCommands::remove);
    node.logIn();
    await().until(() -> !slack.asked.isEmpty());
    await().until(this::waits);
    assertThat(node.pendingCommands.waiting(ADA)).containsExactly(CONNECT);
    assertThat(queued()).isEqualTo(1);
  }

  @Test
  void one_that_dies_between_the_post_and_the_deletion_posts_again() {
    node.pendingCommands.keep(ADA, CONNECT);
    var deaths = new AtomicInteger();
    start(
        (actor, pending) -> {
          if (deaths.incrementAndGet() == 1) {
            throw new IllegalStateException("killed here");
          }
          node.pendingCommands.remove(actor, pending);
        });
    node.logIn();
    await().untilAsserted(() -> assertThat(node.pendingCommands.waiting(ADA)).isEmpty());
    assertThat(slack.methods()).containsExactly("chat.postEphemeral", "chat.postEphemeral");
  }

  @Test
  void given_up_the_person_is_told_what_to_run_again() {
    BiConsumer<Actor, PendingCommand> breaks =
        (actor, pending) -> {
          throw new IllegalStateException("breaks each time");
        };
    jobs.declare(List.of(job(breaks)));
    node.pendingCommands.keep(ADA, CONNECT);
    node.logIn();
    node.database
        .transactions()
        .run(
            handle ->
                handle.createUpdate("update people_job set consecutive_failures = 11").execute());
    start(breaks);
    await().until(() -> slack.methods().contains("chat.postMessage"));
    assertThat(slack.asked.get(slack.asked.size() - 1).body()).contains("connect%20checkout");
    assertThat(node.pendingCommands.waiting(ADA)).isEmpty();
    assertThat(queued()).isZero();
  }

  private void start(BiConsumer<Actor, PendingCommand> posted) {
    jobs.start(List.of(job(posted)), List.of());
  }

  private Job job(BiConsumer<Actor, PendingCommand> posted) {
    var waiting = new ResumeAfterLogin.Waiting(node.pendingCommands::waiting, posted, actor -> {});
    var resume =
        new ResumeAfterLogin(
            waiting,
            node.login::who,
            ports.ephemerals(),
            new DirectMessages(ports.api().chat(), slack.installations::reach));
    return new ResumeJob(
            resume, node.pendingCommands, node.database.transactions(), Clock.systemUTC())
        .job();
  }

  private boolean waits() {
    return rows("select count(*) from people_job where not_before is not null") == 1;
  }

  private int queued() {
    return rows("select count(*) from people_job") + rows("select count(*) from scheduled_tasks");
  }

  private int rows(String sql) {
    return node.database
        .transactions()
        .call(handle -> handle.createQuery(sql).mapTo(Integer.class).one());
  }
}
