package dev.patchbay.slack.incident.trigger;

import dev.patchbay.core.Outcome;
import dev.patchbay.incident.TriggerText;
import dev.patchbay.slack.api.ViewsApi;
import dev.patchbay.slack.command.ModalOpener;
import dev.patchbay.slack.inbound.Ack;
import dev.patchbay.slack.inbound.Deadline;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.wiring.LeadingService;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the trigger modal, at once; what PagerDuty says later is shown in the open one. */
final class TriggerModals {
  private static final Logger log = LoggerFactory.getLogger(TriggerModals.class);
  private static final int WORDS = 100;

  private final ModalOpener opener;
  private final ViewsApi views;
  private final Deadline slack;

  TriggerModals(ModalOpener opener, ViewsApi views, Deadline slack) {
    this.opener = opener;
    this.views = views;
    this.slack = slack;
  }

  Ack open(Interaction request, TriggerForm form) {
    return opener.open(request, TriggerModalView.of(form));
  }

  /** With the words as the title, until they turn out to be a service. */
  Ack openAndFollow(
      Interaction request,
      String words,
      TriggerContext context,
      CompletableFuture<Outcome<Optional<LeadingService>>> late) {
    var form = TriggerForm.of(context, Optional.empty(), TriggerText.of(words));
    if (words.isEmpty()) {
      return open(request, form);
    }
    var waiting =
        form.withNotice(
            "Still searching for \""
                + Mrkdwn.escaped(Mrkdwn.cut(words, WORDS))
                + "\" in PagerDuty… You can fill in the form meanwhile.");
    return opener.open(
        request,
        TriggerModalView.of(waiting),
        viewId ->
            slack.after(late, (found, broken) -> update(request, viewId, form, service(found))));
  }

  private static Optional<LeadingService> service(
      @Nullable Outcome<Optional<LeadingService>> found) {
    return found instanceof Outcome.Done<Optional<LeadingService>> done
        ? done.value()
        : Optional.empty();
  }

  private void update(
      Interaction request, String viewId, TriggerForm form, Optional<LeadingService> leading) {
    var now =
        leading
            .map(
                found ->
                    TriggerForm.of(
                            form.context(),
                            Optional.of(found.service()),
                            TriggerText.of(found.rest()))
                        .asUpdate())
            .orElse(form);
    if (views.update(request.team(), viewId, TriggerModalView.of(now))
        instanceof Outcome.Refused<?> refused) {
      log.info(
          "the modal {} of {} takes no late answer, so it stays as it is: {}",
          viewId,
          request.actor(),
          refused.refusal());
    }
  }
}
