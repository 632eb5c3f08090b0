package dev.patchbay.incident;

import dev.patchbay.core.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what would have been shown, as short lines. Thread-safe. */
public final class RecordingAnswers implements ChangeAnswers {
  public final List<String> shown = new CopyOnWriteArrayList<>();
  public final List<ChangeRequest> requests = new CopyOnWriteArrayList<>();

  /** What a card is said to show. */
  public volatile Seen seen = Seen.YES;

  /** Breaks down once, before anything is shown. */
  public volatile boolean dieOnce;

  @Override
  public void changed(ChangeRequest request, IncidentState now, String by) {
    show(request, "changed " + now.status() + " by " + by);
  }

  @Override
  public Seen seen(ChangeRequest request) {
    return seen;
  }

  @Override
  public void unseen(ChangeRequest request, Seen seen) {
    show(request, "unseen " + seen);
  }

  @Override
  public void already(ChangeRequest request, IncidentState now) {
    show(request, "already " + now.status() + " " + now.who());
  }

  @Override
  public void refused(ChangeRequest request, Refusal why) {
    show(request, "refused " + why.getClass().getSimpleName());
  }

  @Override
  public void unsure(ChangeRequest request, Refusal.Unavailable why) {
    show(request, "unsure " + why.getClass().getSimpleName());
  }

  @Override
  public void delayed(ChangeRequest request, Refusal why, Instant next) {
    show(request, "delayed " + why.getClass().getSimpleName() + " until " + next);
  }

  @Override
  public void loginNeeded(ChangeRequest request, Refusal why) {
    show(request, "login needed " + why.getClass().getSimpleName());
  }

  /** Runs once, while the next answer is shown. */
  public volatile Runnable during = () -> {};

  private void show(ChangeRequest request, String line) {
    if (dieOnce) {
      dieOnce = false;
      throw new IllegalStateException("died");
    }
    var run = during;
    during = () -> {};
    run.run();
    requests.add(request);
    shown.add(request.actor().user() + " " + line);
  }
}
