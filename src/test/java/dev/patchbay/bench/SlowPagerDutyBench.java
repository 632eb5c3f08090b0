package dev.patchbay.bench;

import dev.patchbay.smoke.responder.PromptAcks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How long Slack waits for the acknowledgement of each command while every call to PagerDuty takes
 * five seconds. Wanted: a p99 of less than 500 ms.
 */
public final class SlowPagerDutyBench {
  private static final int WARM = 3;

  /** An ack that takes longer left calls under way, of which only so many may be at once. */
  private static final Duration LEFT_CALLS = Duration.ofMillis(100);

  private static final long PAUSE_MILLIS = 1_000;

  private SlowPagerDutyBench() {}

  /**
   * @param args how often each command is typed; 20 if not given
   */
  public static void main(String[] args) throws Exception {
    int times = args.length > 0 ? Integer.parseInt(args[0]) : 20;
    var rows = new ArrayList<String>();
    rows.add("%-38s %10s %10s".formatted("ack, PagerDuty takes 5 s", "p50, ms", "p99, ms"));
    try (var acks = new PromptAcks()) {
      for (String typed : PromptAcks.COMMANDS) {
        rows.add(measure("/pd " + typed, times, () -> acks.command(typed)));
      }
      rows.add(measure("a press of Acknowledge", times, acks::press));
      rows.add(measure("App Home opened", times, acks::home));
      for (String id : List.of("pd_trigger_incident", "pd_connect_channel")) {
        rows.add(measure(id, times, () -> acks.shortcut(id)));
      }
    }
    rows.forEach(System.out::println);
    // Not left to threads that are no daemons.
    System.exit(0);
  }

  private static String measure(String what, int times, Supplier<Duration> act)
      throws InterruptedException {
    long[] took = new long[times];
    for (int i = -WARM; i < times; i++) {
      Duration ack = act.get();
      if (i >= 0) {
        took[i] = ack.toNanos();
      }
      if (ack.compareTo(LEFT_CALLS) > 0) {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    }
    Arrays.sort(took);
    return "%-38s %10.1f %10.1f"
        .formatted(what, took[times / 2] / 1e6, took[Math.min(times - 1, times * 99 / 100)] / 1e6);
  }
}
