package dev.patchbay.wiring.apply;

import dev.patchbay.core.Outcome;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.Whose;
import dev.patchbay.sandbox.pagerduty.account.SeenRequest;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * An apply of more creates than PagerDuty's limit allows in two minutes, while once a second
 * somebody acts out of the same budget: how much of each minute's limit is used, and how long
 * people wait.
 */
public final class ApplyBench {
  private static final int ROWS = 2_500;
  private static final int PER_MINUTE = 960;
  private static final int MINUTES = 2;

  private ApplyBench() {}

  public static void main(String[] args) throws Exception {
    try (var outside = new WholeBench.Outside(ROWS);
        var node = new WholeBench(outside, DatabaseFixture.settings(DatabaseKind.H2))) {
      var app = outside.pagerDuty.wholeApp();
      var person = new Credential(app.tokens(), Whose.appFor("ada@acme.example"), app.budget());
      var threads = Executors.newScheduledThreadPool(2);
      var rest = new ArrayList<Double>();
      for (int i = 0; i < 30; i++) {
        rest.add(wait(node, person));
      }
      var meanwhile = new ArrayList<Double>();
      threads.execute(() -> node.apply(WholeBench.file(ROWS)));
      var people =
          threads.scheduleAtFixedRate(
              () -> meanwhile.add(wait(node, person)), 0, 1, TimeUnit.SECONDS);
      TimeUnit.SECONDS.sleep(60L * MINUTES + 10);
      people.cancel(false);
      threads.shutdownNow();
      System.out.printf(
          "a person waits, ms, median and longest: %.0f and %.0f at rest, %.0f and %.0f"
              + " meanwhile%n",
          at(rest, 0.5), at(rest, 1), at(meanwhile, 0.5), at(meanwhile, 1));
      windows(outside.pagerDuty.simulator().requests());
    }
  }

  /** PagerDuty's minutes begin with the first request after the last one. */
  private static void windows(List<SeenRequest> all) {
    var counts = new ArrayList<Integer>();
    Instant end = Instant.MIN;
    for (var request : all) {
      if (!request.caller().startsWith("app")) {
        continue;
      }
      if (!request.at().isBefore(end)) {
        end = request.at().plusSeconds(60);
        counts.add(0);
      }
      counts.set(counts.size() - 1, counts.get(counts.size() - 1) + 1);
    }
    long refused = all.stream().filter(request -> request.status() == 429).count();
    System.out.printf(
        "requests in each whole minute, of %d: %s; PagerDuty refused %d%n",
        PER_MINUTE, counts.subList(0, counts.size() - 1), refused);
  }

  private static double wait(WholeBench node, Credential person) {
    long start = System.nanoTime();
    var found = node.outside.pagerDuty.client().services().search(person, "Service 1", 1);
    if (!(found instanceof Outcome.Done)) {
      System.out.println("a person was told: " + found);
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private static double at(List<Double> all, double part) {
    var sorted = all.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1, part * sorted.size()));
  }
}
