package dev.patchbay.slack.inbound;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Runs at once, or, when held, only when told: a slow vendor without waiting. */
public final class ManualExecutor implements Executor {
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean held;

  public void hold() {
    held = true;
  }

  @Override
  public void execute(Runnable work) {
    if (held) {
      waiting.add(work);
    } else {
      work.run();
    }
  }

  /** Runs what waits, and all that comes of it. */
  public void release() {
    held = false;
    for (Runnable work = waiting.poll(); work != null; work = waiting.poll()) {
      work.run();
    }
  }
}
