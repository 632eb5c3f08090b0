package dev.patchbay.slack.home;

import dev.patchbay.core.IncidentId;
import dev.patchbay.core.Refusal;
import dev.patchbay.incident.ChangeAnswers;
import dev.patchbay.incident.ChangeRequest;
import dev.patchbay.incident.IncidentState;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Draws a person's App Home again after each change of theirs. What was done by a press in it is
 * seen there; all else is said as for any other press.
 */
public final class HomeChangeAnswers implements ChangeAnswers {
  private final ChangeAnswers answers;
  private final Homes homes;
  private final Consumer<IncidentId> cards;

  /**
   * @param cards updates the cards of an incident
   */
  public HomeChangeAnswers(ChangeAnswers answers, Homes homes, Consumer<IncidentId> cards) {
    this.answers = answers;
    this.homes = homes;
    this.cards = cards;
  }

  @Override
  public void changed(ChangeRequest request, IncidentState now, String by) {
    if (inHome(request)) {
      cards.accept(now.id());
    } else {
      answers.changed(request, now, by);
    }
    homes.changed(request.actor());
  }

  @Override
  public Seen seen(ChangeRequest request) {
    return answers.seen(request);
  }

  @Override
  public void unseen(ChangeRequest request, Seen seen) {
    answers.unseen(request, seen);
  }

  @Override
  public void already(ChangeRequest request, IncidentState now) {
    answers.already(request, now);
    homes.changed(request.actor());
  }

  @Override
  public void refused(ChangeRequest request, Refusal why) {
    answers.refused(request, why);
  }

  @Override
  public void unsure(ChangeRequest request, Refusal.Unavailable why) {
    answers.unsure(request, why);
  }

  @Override
  public void delayed(ChangeRequest request, Refusal why, Instant next) {
    answers.delayed(request, why, next);
  }

  @Override
  public void loginNeeded(ChangeRequest request, Refusal why) {
    answers.loginNeeded(request, why);
  }

  /** A press in App Home comes from no conversation. */
  private static boolean inHome(ChangeRequest request) {
    return request.typed()
        && request.responseUrl().isEmpty()
        && request.channel().value().equals(request.actor().user().value());
  }
}
