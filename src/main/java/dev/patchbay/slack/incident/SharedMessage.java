package dev.patchbay.slack.incident;

import com.google.gson.JsonObject;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.slack.api.SlackUser;
import dev.patchbay.slack.api.SlackUsersApi;
import dev.patchbay.slack.card.ClickPayload;
import dev.patchbay.slack.inbound.Deadline;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.inbound.JsonFields;
import dev.patchbay.slack.view.SlackPlainText;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * The message that a message shortcut was used on.
 *
 * @param text as people read it; blank where it has none
 * @param author as people know who wrote it; blank where Slack does not say
 * @param threadTs of the message that replies to it hang on
 */
public record SharedMessage(String text, String author, String threadTs) {
  private static final Duration LOOK_FOR = Duration.ofMillis(600);

  /**
   * Asks Slack for the author's name, and continues without where that takes too long.
   *
   * @param slack for calls to Slack
   */
  public static SharedMessage of(Interaction shortcut, SlackUsersApi users, Deadline slack) {
    var message = shortcut.message();
    String ts = JsonFields.first(JsonFields.text(message, "ts"), shortcut.text("message_ts"));
    return new SharedMessage(
        text(message),
        author(shortcut, message, users, slack),
        JsonFields.first(JsonFields.text(message, "thread_ts"), ts));
  }

  /** What has no text of its own says what its blocks and attachments say. */
  private static String text(JsonObject message) {
    String own = SlackPlainText.of(JsonFields.text(message, "text")).strip();
    return own.isEmpty()
        ? ClickPayload.of(message).texts().stream()
            .filter(text -> !text.startsWith("http"))
            .map(text -> SlackPlainText.of(text).strip())
            .filter(text -> !text.isEmpty())
            .distinct()
            .collect(Collectors.joining("\n"))
        : own;
  }

  private static String author(
      Interaction shortcut, JsonObject message, SlackUsersApi users, Deadline slack) {
    String user = JsonFields.text(message, "user");
    String named =
        JsonFields.first(
            JsonFields.text(message, "username"), JsonFields.text(message, "bot_profile", "name"));
    if (user.isBlank() || !named.isBlank()) {
      return JsonFields.first(named, user);
    }
    var asking = slack.start(() -> users.info(shortcut.team(), new SlackUserId(user)));
    return slack.until(shortcut.receivedAt().plus(LOOK_FOR), asking).orElse(null)
            instanceof Outcome.Done<SlackUser> done
        ? done.value().name()
        : user;
  }
}
