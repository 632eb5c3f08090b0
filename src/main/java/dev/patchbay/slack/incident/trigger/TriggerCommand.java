package dev.patchbay.slack.incident.trigger;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Place;
import dev.patchbay.core.Refusal;
import dev.patchbay.incident.TriggerRequest;
import dev.patchbay.incident.TriggerText;
import dev.patchbay.slack.command.Replies;
import dev.patchbay.slack.command.Subcommand;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Deadline;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.login.LoginGate;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.wiring.LeadingService;
import dev.patchbay.wiring.ServiceName;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * {@code /pd trigger [service] [title]}: with both, the incident is stored to be triggered at once;
 * else the modal opens with what is known. PagerDuty is waited for a moment only: what it says
 * later is found by the job, or shown in the open modal.
 */
final class TriggerCommand implements Subcommand {
  private static final Duration LOOK_FOR = Duration.ofMillis(300);

  /**
   * What it asks, each with the permissions that incident actions have.
   *
   * @param may whether the person can do anything there at all
   */
  record Questions(
      BiFunction<Actor, String, Outcome<Optional<LeadingService>>> leading,
      BiFunction<Actor, Place, Outcome<Boolean>> may) {}

  private final LoginGate gate;
  private final Questions questions;
  private final Consumer<TriggerRequest> trigger;
  private final TriggerModals modals;
  private final Deadline pagerDuty;

  TriggerCommand(
      LoginGate gate,
      Questions questions,
      Consumer<TriggerRequest> trigger,
      TriggerModals modals,
      Deadline pagerDuty) {
    this.gate = gate;
    this.questions = questions;
    this.trigger = trigger;
    this.modals = modals;
    this.pagerDuty = pagerDuty;
  }

  @Override
  public Ack answer(Interaction request, String rest) {
    var draft = DraftWords.of(rest);
    String words = draft.isPresent() ? "" : rest.strip();
    var asking = ask(request, words);
    var known = pagerDuty.until(request.receivedAt().plus(LOOK_FOR), asking);
    if (known.orElse(null) instanceof Outcome.Refused<?> refused && !passing(refused.refusal())) {
      return gate.refused(request, refused.refusal());
    }
    var thread = draft.map(DraftWords::threadTs).orElse("");
    var context = new TriggerContext(request.here(), thread, SlackOrigin.ofChannel(request));
    if (draft.isPresent()) {
      var text = TriggerShortcuts.draft(draft.get().text());
      return modals.open(request, TriggerForm.of(context, Optional.empty(), text));
    }
    if (known.orElse(null) instanceof Outcome.Done<Optional<LeadingService>> done) {
      return found(request, words, done.value(), context);
    }
    return words.chars().anyMatch(Character::isWhitespace)
        ? submit(request, new TriggerRequest.Words(words), new TriggerText("", context.origin()))
        : modals.openAndFollow(request, words, context, asking);
  }

  private CompletableFuture<Outcome<Optional<LeadingService>>> ask(
      Interaction request, String words) {
    return pagerDuty.start(
        () ->
            questions
                .may()
                .apply(request.actor(), request.here())
                .then(
                    may ->
                        words.isEmpty()
                            ? Outcome.done(Optional.empty())
                            : questions.leading().apply(request.actor(), words)));
  }

  private Ack found(
      Interaction request, String words, Optional<LeadingService> leading, TriggerContext context) {
    var service = leading.map(LeadingService::service);
    var text = TriggerText.of(leading.map(LeadingService::rest).orElse(words));
    if (service.isEmpty() || text.title().isEmpty()) {
      return modals.open(request, TriggerForm.of(context, service, text));
    }
    String details =
        text.details().isBlank() || context.origin().isBlank()
            ? text.details() + context.origin()
            : text.details() + "\n\n" + context.origin();
    return submit(
        request, new TriggerRequest.Known(service.get()), new TriggerText(text.title(), details));
  }

  private Ack submit(Interaction request, TriggerRequest.Target target, TriggerText text) {
    trigger.accept(
        new TriggerRequest(
            RequestKey.of(request),
            request.actor(),
            request.here(),
            "",
            request.responseUrl(),
            TriggerRequest.Wanted.of(target, text)));
    return Replies.words(
        target instanceof TriggerRequest.Known known
            ? "Triggering an incident on *"
                + name(known.service())
                + "*… You'll get a message when it's done."
            : "Looking for the service in PagerDuty… You'll get a message when the incident is"
                + " triggered.");
  }

  private static String name(ServiceName service) {
    return Mrkdwn.escaped(Mrkdwn.cut(service.name(), 200)).replace('*', '∗');
  }

  /** What may have passed when it is asked again. */
  static boolean passing(Refusal refusal) {
    return refusal instanceof Refusal.Unavailable
        || refusal instanceof Refusal.RateLimited
        || refusal instanceof Refusal.Busy;
  }
}
