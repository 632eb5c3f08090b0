package dev.patchbay.slack.login;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.slack.api.EphemeralMessages;
import dev.patchbay.slack.command.Replies;
import dev.patchbay.slack.command.Subcommand;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Deadline;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.words.OutageWords;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /pd logout}. Where PagerDuty is slow to revoke, the person gets a message at the end. */
final class LogoutCommand implements Subcommand {
  private static final Logger log = LoggerFactory.getLogger(LogoutCommand.class);
  private static final Duration ANSWER_WITHIN = Duration.ofMillis(350);

  private final Predicate<Actor> end;
  private final EphemeralMessages ephemerals;
  private final Deadline pagerDuty;
  private final Deadline slackThreads;

  LogoutCommand(
      Predicate<Actor> end,
      EphemeralMessages ephemerals,
      Deadline pagerDuty,
      Deadline slackThreads) {
    this.end = end;
    this.ephemerals = ephemerals;
    this.pagerDuty = pagerDuty;
    this.slackThreads = slackThreads;
  }

  @Override
  public Ack answer(Interaction request, String rest) {
    var ending = pagerDuty.start(() -> Outcome.done(end.test(request.actor())));
    var ended = pagerDuty.until(request.receivedAt().plus(ANSWER_WITHIN), ending);
    if (ended.isEmpty()) {
      slackThreads.after(
          ending,
          (late, broken) -> {
            if (broken != null) {
              log.error("Logout of {} failed; sending them a message", request.actor(), broken);
            }
            tell(
                request,
                late instanceof Outcome.Done<Boolean> done
                    ? words(done.value())
                    : "Couldn't log you out of PagerDuty. "
                        + Optional.ofNullable(broken)
                            .flatMap(OutageWords::of)
                            .orElse("Run `/pd logout` again."));
          });
      return Replies.words("Logging you out… You'll get a message when it's done.");
    }
    return ended.get() instanceof Outcome.Refused<Boolean> refused
        ? Replies.refused(refused.refusal())
        : Replies.words(words(((Outcome.Done<Boolean>) ended.get()).value()));
  }

  private void tell(Interaction request, String words) {
    MessageContent said = MessageContent.words(words);
    ephemerals.answer(
        request.actor(), request.here(), request.responseUrl(), "", said.text(), said.blocks());
  }

  private static String words(boolean wasLoggedIn) {
    return wasLoggedIn
        ? "You're logged out of PagerDuty. Connections stay as they are. Run `/pd login` to log in"
            + " again."
        : "You weren't logged in to PagerDuty.";
  }
}
