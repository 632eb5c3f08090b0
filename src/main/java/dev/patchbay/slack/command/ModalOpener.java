package dev.patchbay.slack.command;

import com.slack.api.model.view.View;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.slack.api.EphemeralMessages;
import dev.patchbay.slack.api.ViewsApi;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Deadline;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.words.OutageWords;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a modal for a command, and answers within Slack's three seconds also where Slack itself is
 * slow: then the acknowledgement is empty, and a later refusal reaches the person as a message.
 */
public final class ModalOpener {
  private static final Logger log = LoggerFactory.getLogger(ModalOpener.class);
  private static final Duration ANSWER_WITHIN = Duration.ofMillis(2600);
  private static final Set<String> TOO_LATE =
      Set.of("expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id");

  private final ViewsApi views;
  private final EphemeralMessages ephemerals;
  private final Deadline slow;

  public ModalOpener(ViewsApi views, EphemeralMessages ephemerals, Deadline slow) {
    this.views = views;
    this.ephemerals = ephemerals;
    this.slow = slow;
  }

  public Ack open(Interaction request, View view) {
    return open(request, view, viewId -> {});
  }

  /**
   * @param opened is given the view's id, on any thread; not called where it was not opened
   */
  public Ack open(Interaction request, View view, Consumer<String> opened) {
    CompletableFuture<Outcome<String>> opening =
        slow.start(() -> views.open(request.team(), request.triggerId(), view));
    var answer = slow.until(request.receivedAt().plus(ANSWER_WITHIN), opening);
    if (answer.isEmpty()) {
      log.warn("Slack is slow to open a modal for {}; continuing without it", request.actor());
      slow.after(opening, (late, broken) -> later(request, late, broken, opened));
      return new Ack.Nothing();
    }
    if (answer.get() instanceof Outcome.Refused<String> refused) {
      return Replies.words(words(request, refused.refusal()));
    }
    opened.accept(((Outcome.Done<String>) answer.get()).value());
    return new Ack.Nothing();
  }

  private void later(
      Interaction request,
      @Nullable Outcome<String> answer,
      @Nullable Throwable broken,
      Consumer<String> opened) {
    if (answer instanceof Outcome.Done<String> done) {
      opened.accept(done.value());
      return;
    }
    if (broken != null) {
      log.error("Opening a modal for {} failed; sending them a message", request.actor(), broken);
    }
    MessageContent said =
        MessageContent.words(
            answer instanceof Outcome.Refused<String> refused
                ? words(request, refused.refusal())
                : Optional.ofNullable(broken)
                    .flatMap(OutageWords::of)
                    .orElseGet(
                        () ->
                            "Something went wrong while the form was opened. "
                                + Pd.again(request)));
    ephemerals.to(
        request.actor(), request.here(), request.responseUrl(), said.text(), said.blocks());
  }

  private static String words(Interaction request, Refusal refusal) {
    return refusal instanceof Refusal.Rejected rejected && TOO_LATE.contains(rejected.code())
        ? "The form took too long to open. " + Pd.again(request)
        : "Couldn't open the form. " + Mrkdwn.refusal(refusal);
  }
}
