package dev.patchbay.slack.workspace;

import static dev.patchbay.slack.workspace.RotatingSlack.TEAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.core.Outcome;
import dev.patchbay.sandbox.slack.Fault;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.workspace.Rotation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bot tokens that live twelve hours, against a Slack that means it. */
class TokenRotationTest {

  @ParameterizedTest
  @EnumSource
  void token_is_refreshed_four_hours_ahead_and_the_old_one_still_works_then(DatabaseKind kind) {
    try (var world = new RotatingSlack(kind)) {
      var first = world.node.installed();
      world.clock.advance(Duration.ofHours(7).plusMinutes(59));
      world.node.ports.rotation().refreshDue();
      assertThat(world.refreshes()).isEmpty();

      world.clock.advance(Duration.ofMinutes(1));
      world.node.ports.rotation().refreshDue();
      world.node.ports.rotation().refreshDue();

      var second = world.node.installed();
      assertThat(world.refreshes()).hasSize(1);
      assertThat(second.botToken()).isNotEqualTo(first.botToken());
      assertThat(second.rotation().orElseThrow().expiresAt())
          .isEqualTo(world.clock.instant().plus(Duration.ofHours(12)));
      assertThat(world.told).endsWith(second.botToken().reveal());
      assertThat(world.node.ports.works(first)).isEqualTo(Outcome.done(true));
      world.clock.advance(Duration.ofHours(3).plusMinutes(59));
      assertThat(world.node.ports.works(first)).isEqualTo(Outcome.done(true));
      assertThat(world.node.post()).isInstanceOf(Outcome.Done.class);
      assertThat(world.refreshes()).hasSize(1);
    }
  }

  @Test
  void never_more_than_two_tokens_live_over_days_and_every_message_arrives() {
    try (var world = new RotatingSlack(DatabaseKind.H2)) {
      for (int minute = 0; minute < 3 * 24 * 60; minute += 10) {
        world.clock.advance(Duration.ofMinutes(10));
        var before = world.node.installed();
        world.node.ports.rotation().refreshDue();
        // Whoever holds the token of before has the hours of the margin to get the new one.
        assertThat(world.node.ports.works(before)).isEqualTo(Outcome.done(true));
      }
      assertThat(world.node.post()).isInstanceOf(Outcome.Done.class);
      assertThat(world.refreshes()).hasSize(9).allMatch(call -> call.error().isEmpty());
    }
  }

  @ParameterizedTest
  @EnumSource
  void twenty_callers_on_two_nodes_who_meet_a_dead_token_refresh_it_once(DatabaseKind kind) {
    try (var world = new RotatingSlack(kind)) {
      var second = world.node();
      second.post();
      world.node.post();
      world.clock.advance(Duration.ofHours(13));
      var threads = Executors.newFixedThreadPool(20);
      var posts = new ArrayList<CompletableFuture<Outcome<String>>>();
      for (int caller = 0; caller < 20; caller++) {
        var node = caller % 2 == 0 ? world.node : second;
        posts.add(CompletableFuture.supplyAsync(node::post, threads));
      }

      assertThat(posts).allMatch(post -> post.join() instanceof Outcome.Done);
      assertThat(world.refreshes()).hasSize(1);
      threads.shutdown();
    }
  }

  @ParameterizedTest
  @EnumSource
  void slack_that_calls_the_token_expired_early_is_believed_once(DatabaseKind kind) {
    try (var world = new RotatingSlack(kind)) {
      world.slack.setup().kill(world.node.installed().botToken().reveal(), "token_expired");

      assertThat(world.node.post()).isInstanceOf(Outcome.Done.class);
      assertThat(world.node.post()).isInstanceOf(Outcome.Done.class);
      assertThat(world.refreshes()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void lost_answer_is_asked_for_again_within_slacks_grace(DatabaseKind kind) {
    try (var world = new RotatingSlack(kind)) {
      world.clock.advance(Duration.ofHours(9));
      world.slack.faults().next("oauth.v2.access", Fault.lostAnswer());

      world.node.ports.rotation().refreshDue();
      assertThat(trouble(world)).isNotBlank();
      assertThat(world.node.post()).isInstanceOf(Outcome.Done.class);
      world.clock.advance(Duration.ofSeconds(40));
      world.node.ports.rotation().refreshDue();

      assertThat(trouble(world)).isBlank();
      assertThat(world.node.post()).isInstanceOf(Outcome.Done.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void refresh_token_that_died_is_kept_and_named_and_not_tried_again(DatabaseKind kind) {
    try (var world = new RotatingSlack(kind)) {
      world.clock.advance(Duration.ofHours(9));
      world.slack.faults().always("oauth.v2.access", Fault.error("invalid_refresh_token"));

      world.node.ports.rotation().refreshDue();
      world.node.ports.rotation().refreshDue();

      assertThat(world.refreshes()).hasSize(1);
      var rotation = world.node.installed().rotation().orElseThrow();
      assertThat(rotation.ended()).isTrue();
      assertThat(world.node.post()).isInstanceOf(Outcome.Done.class);
      world.clock.advance(Duration.ofHours(4));
      assertThat(world.node.post()).isInstanceOf(Outcome.Refused.class);
      assertThat(world.node.installations.find(TEAM)).isPresent();

      world.slack.faults().clear();
      world.install();
      assertThat(trouble(world)).isBlank();
      assertThat(world.node.post()).isInstanceOf(Outcome.Done.class);
    }
  }

  @Test
  void node_with_an_older_token_in_mind_goes_on_with_the_newer_one() {
    try (var world = new RotatingSlack(DatabaseKind.POSTGRESQL)) {
      var second = world.node();
      second.post();
      world.slack.setup().uninstall(world.app.appId(), TEAM.value());
      world.install();

      assertThat(second.post()).isInstanceOf(Outcome.Done.class);
      assertThat(world.node.installations.find(TEAM)).isPresent();
    }
  }

  @ParameterizedTest
  @EnumSource
  void neither_token_is_in_the_table_in_clear(DatabaseKind kind) {
    try (var world = new RotatingSlack(kind)) {
      var rows =
          world
              .node
              .database
              .transactions()
              .call(
                  handle ->
                      handle
                          .createQuery("select * from installation")
                          .mapToMap()
                          .list()
                          .toString());
      assertThat(rows).doesNotContain("xoxe", "xoxb");
      assertThat(world.node.installed().toString()).doesNotContain("xoxe", "xoxb");
    }
  }

  private static String trouble(RotatingSlack world) {
    return world.node.installed().rotation().map(Rotation::trouble).orElseThrow();
  }
}
