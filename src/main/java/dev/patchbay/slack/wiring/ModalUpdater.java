package dev.patchbay.slack.wiring;

import com.slack.api.model.view.View;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.slack.api.ViewsApi;
import dev.patchbay.slack.inbound.Deadline;
import dev.patchbay.slack.inbound.Interaction;
import dev.patchbay.slack.login.LoginGate;
import dev.patchbay.slack.view.Mrkdwn;
import dev.patchbay.wiring.FindService.Found;
import dev.patchbay.words.OutageWords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A modal that was opened before all answers came: shows each as it comes. Runs on the threads for
 * Slack; one update at a time, so that an older one never overwrites a newer. A modal that was
 * closed or submitted meanwhile is left alone.
 */
final class ModalUpdater {
  private static final Logger log = LoggerFactory.getLogger(ModalUpdater.class);
  private static final int WORDS = 100;

  private final Interaction request;
  private final String words;
  private final ConnectLookups lookups;
  private final ConnectForms forms;
  private final ViewsApi views;
  private final Deadline slow;

  ModalUpdater(
      Interaction request,
      String words,
      ConnectLookups lookups,
      ConnectForms forms,
      ViewsApi views,
      Deadline slow) {
    this.request = request;
    this.words = words;
    this.lookups = lookups;
    this.forms = forms;
    this.views = views;
    this.slow = slow;
  }

  /** Shown from the start, while the service is looked for. */
  ConnectForm waiting(String channelName) {
    return forms
        .blank(request.here(), channelName)
        .withNotice(
            "Still searching for \""
                + Mrkdwn.escaped(Mrkdwn.cut(words, WORDS))
                + "\" in PagerDuty… You can choose a service yourself meanwhile.");
  }

  /**
   * @param shown what the modal was opened with
   */
  void follow(String viewId, ConnectLookups.Known shown) {
    if (shown.found().isEmpty()) {
      lookups.service().ifPresent(late -> slow.after(late, (found, broken) -> update(viewId)));
    }
    if (shown.channel().isEmpty()) {
      slow.after(
          lookups.channel(),
          (channel, broken) -> {
            if (!(channel instanceof Outcome.Done)) {
              update(viewId);
            }
          });
    }
  }

  private synchronized void update(String viewId) {
    View view;
    try {
      view = view();
    } catch (RuntimeException broken) {
      log.error("A late search for {} failed; the modal says so", request.actor(), broken);
      view =
          form(
              request.channelName(),
              OutageWords.of(broken)
                  .orElse(
                      "Something went wrong while Patchbay looked for the service. You can choose"
                          + " one below."));
    }
    Outcome<String> updated = views.update(request.team(), viewId, view);
    if (updated instanceof Outcome.Refused<String> refused) {
      log.info(
          "the modal {} of {} takes no late answer, so it stays as it is: {}",
          viewId,
          request.actor(),
          refused.refusal());
    }
  }

  private View view() {
    var known = lookups.now();
    String channelName = known.channelName(request);
    if (known.refusal().isPresent()) {
      return refused(known.refusal().get(), channelName);
    }
    if (known.service().isEmpty()) {
      return ConnectModalView.of(waiting(channelName));
    }
    Found found = known.service().get();
    ConnectForm form = forms.found(request.here(), channelName, found, true);
    return ConnectModalView.of(
        found instanceof Found.None
            ? form.withNotice(ChoiceView.none(words) + " Choose one below.")
            : form);
  }

  /** The form may be half filled in: it is replaced only where it could not be submitted anyway. */
  private View refused(Refusal refusal, String channelName) {
    boolean useless =
        LoginGate.needsLogin(refusal)
            || refusal instanceof Refusal.ChannelArchived
            || refusal instanceof Refusal.ChannelNeedsInvite
            || refusal instanceof Refusal.NotAChannel
            || refusal instanceof Refusal.NotInstalled;
    return useless
        ? ConnectModalView.words(words(refusal))
        : form(channelName, words(refusal) + " You can still choose a service below.");
  }

  /** Slack keeps what was entered in blocks of the same ids. */
  private View form(String channelName, String notice) {
    return ConnectModalView.of(forms.blank(request.here(), channelName).withNotice(notice));
  }

  private static String words(Refusal refusal) {
    return LoginGate.needsLogin(refusal)
        ? "You're not logged in to PagerDuty. Close this, run `/pd login`, then connect again."
        : Mrkdwn.refusal(refusal);
  }
}
