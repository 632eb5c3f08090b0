package dev.patchbay.smoke.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.app.demo.SandboxPerson;
import dev.patchbay.app.demo.SandboxWorld;
import dev.patchbay.sandbox.slack.Fault;
import dev.patchbay.sandbox.slack.ShownMessage;
import dev.patchbay.sandbox.wire.Faults;
import dev.patchbay.smoke.World;
import dev.patchbay.support.DatabaseKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each way in which Slack refuses a card, from PagerDuty's webhook to what people see: a right
 * card, or a connection that stops while its owner has one button to go on. One world for all of
 * them.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class RefusedCardsSmokeTest {
  private static final String POST = "chat.postMessage";
  private static final String EDIT = "chat.update";

  private World world = World.on(DatabaseKind.H2, false, Map.of("PATCHBAY_DELIVERY", "webhook"));
  private int incidents;
  private String newest = "";

  /** How many notices the owner had before. */
  private int seen;

  @BeforeAll
  void connect() {
    world.ada().install();
    world.logIn(world.ada(), SandboxWorld.ADA);
    world.connect("checkout");
    SandboxPerson.await(
        "a webhook subscription",
        () -> world.sandbox().pagerDuty().webhooks().stored().stream().findFirst());
  }

  @AfterEach
  void slackIsWell() {
    faults().clear();
  }

  @AfterAll
  void close() {
    world.close();
  }

  @ParameterizedTest
  @CsvSource({
    "restricted_action, Slack does not allow it to Patchbay",
    "not_in_channel, the bot must be invited to channel <#",
    "channel_not_found, the bot must be invited to channel <#",
    "is_archived, is archived",
  })
  void a_channel_that_takes_no_posts_stops_and_its_owner_can_go_on_with_one_button(
      String error, String reason) {
    faults().next(POST, Fault.error(error));
    String title = trigger();
    var notice = told(reason);
    assertThat(cards(title)).isEmpty();
    assertThat(status()).contains("Slack rejects Patchbay's messages in this channel");

    postAgain(notice);
    assertThat(card(title).json().toString()).contains("pd_card_acknowledge");
    assertThat(status()).contains("Checkout API").doesNotContain("rejects");
  }

  @ParameterizedTest
  @CsvSource({
    "restricted_action, Slack does not allow it to Patchbay",
    "not_in_channel, the bot must be invited to channel <#",
    "channel_not_found, the bot must be invited to channel <#",
    "is_archived, is archived",
  })
  void a_channel_that_takes_no_edits_stops_and_its_card_is_right_after_one_button(
      String error, String reason) {
    String title = trigger();
    var card = card(title);
    faults().always(EDIT, Fault.error(error));
    acknowledge();
    var notice = told(reason);
    faults().clear();
    assertThat(card(title).json().toString()).contains("pd_card_acknowledge");

    postAgain(notice);
    assertThat(world.ada().message(SandboxWorld.ALERTS, title, "Acknowledged by Grace").ts())
        .isEqualTo(card.ts());
  }

  @ParameterizedTest
  @ValueSource(strings = {"message_not_found", "cant_update_message"})
  void a_card_that_cannot_be_edited_is_posted_anew_as_it_is_now(String error) {
    String title = trigger();
    var card = card(title);
    faults().always(EDIT, Fault.error(error));
    acknowledge();
    var repeated = world.ada().message(SandboxWorld.ALERTS, title, "Acknowledged by Grace");
    assertThat(repeated.ts()).isNotEqualTo(card.ts());
    assertThat(repeated.json().toString()).contains("pd_card_resolve");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cant_update_message", "edit_window_closed"})
  void a_card_that_stays_as_it_was_makes_room_for_the_new_one_even_of_a_resolved_incident(
      String error) {
    String title = trigger();
    card(title);
    faults().always(EDIT, Fault.error(error));
    world.sandbox().pagerDuty().resolve(newest, SandboxWorld.GRACE_IN_PAGERDUTY);
    world.ada().message(SandboxWorld.ALERTS, title, "Resolved by Grace");
    assertThat(cards(title)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"not_in_channel", "is_archived", "channel_not_found"})
  void whoever_presses_a_card_that_takes_no_edits_is_told_what_was_done_each_time(String error) {
    String title = trigger();
    var card = card(title);
    faults().always(EDIT, Fault.error(error));
    press(card, "Acknowledge", "acknowledged");
    press(card, "Resolve", "resolved");
    assertThat(card(title).json().toString()).contains("pd_card_acknowledge");
    faults().clear();
    seen = notices().size();
    if (seen > 0) {
      postAgain(notices().get(seen - 1));
    }
  }

  @Test
  void whoever_presses_a_card_that_someone_deletes_meanwhile_is_told_what_was_done() {
    String title = trigger();
    var card = card(title);
    faults().always(EDIT, Fault.error("message_not_found"));
    press(card, "Resolve", "resolved");
  }

  @Test
  void whoever_presses_a_card_after_the_bots_token_was_revoked_is_told_what_was_done() {
    String title = trigger();
    var card = card(title);
    faults().always(EDIT, Fault.error("account_inactive"));
    press(card, "Acknowledge", "acknowledged");
    world.ada().install();
  }

  @Test
  void whoever_presses_a_card_whose_edit_slack_puts_off_is_told_what_was_done() {
    String title = trigger();
    var card = card(title);
    faults().always(EDIT, Fault.http429(15));
    press(card, "Acknowledge", "acknowledged");
  }

  @ParameterizedTest
  @ValueSource(strings = {"invalid_blocks", "msg_too_long"})
  void a_card_that_slack_does_not_take_is_told_in_words(String error) {
    faults().next(POST, Fault.error(error));
    String title = trigger();
    var words = card(title);
    assertThat(words.text()).startsWith("Triggered: ").contains(title, "Checkout API", "Urgency");
    assertThat(words.json().toString()).doesNotContain("pd_card");
  }

  private void press(ShownMessage card, String button, String done) {
    int before = world.ada().ephemerals().size();
    assertThat(world.as(SandboxWorld.ADA).click(card, button).ok()).isTrue();
    SandboxPerson.await(
        "word of what was done",
        () ->
            world.ada().ephemerals().stream()
                .skip(before)
                .filter(said -> said.text().contains("The incident was " + done))
                .findFirst());
  }

  private Faults<Fault> faults() {
    return world.sandbox().slack().faults();
  }

  private String trigger() {
    String title = "Disk %d full".formatted(++incidents);
    newest = world.sandbox().pagerDuty().trigger(SandboxWorld.CHECKOUT, title, "high");
    return title;
  }

  private void acknowledge() {
    world.sandbox().pagerDuty().acknowledge(newest, SandboxWorld.GRACE_IN_PAGERDUTY);
  }

  private ShownMessage card(String title) {
    return world.ada().message(SandboxWorld.ALERTS, title);
  }

  private List<ShownMessage> cards(String title) {
    return world.ada().messages(SandboxWorld.ALERTS).stream()
        .filter(message -> message.json().toString().contains(title))
        .toList();
  }

  /** What the owner is told, once for each time: the button is in the newest. */
  private ShownMessage told(String reason) {
    int before = seen;
    return SandboxPerson.await(
        "a word to the owner",
        () -> {
          var all = notices();
          if (all.size() <= before) {
            return Optional.empty();
          }
          seen = all.size();
          var notice = all.get(all.size() - 1);
          assertThat(notice.text()).contains("Slack rejects Patchbay's messages", reason);
          return Optional.of(notice);
        });
  }

  private List<ShownMessage> notices() {
    return world.sandbox().slack().screen().direct(SandboxWorld.ADA).stream()
        .filter(message -> message.json().toString().contains("pd_card_post_again"))
        .toList();
  }

  private void postAgain(ShownMessage notice) {
    assertThat(world.as(SandboxWorld.ADA).click(notice, "Post again").ok()).isTrue();
    world.ada().ephemerals("Patchbay posts to <#" + SandboxWorld.ALERTS + "> again.");
  }

  private String status() {
    return world.as(SandboxWorld.ADA).command(SandboxWorld.ALERTS, "/pd status").toString();
  }
}
