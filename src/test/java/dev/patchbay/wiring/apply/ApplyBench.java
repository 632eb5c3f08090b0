package dev.patchbay.wiring.apply;

import dev.patchbay.core.Outcome;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.sandbox.pagerduty.account.SeenRequest;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * An apply of more creates than PagerDuty's limit allows in two minutes, while once a second
 * someone acts out of the same budget: how much of each minute's limit is used, and how long people
 * wait.
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
      var person = app.actingFor("ada@acme.example");
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
      share(outside.pagerDuty.simulator().requests());
    }
  }

  /** Over whole minutes together: which one a request falls into is PagerDuty's to say. */
  private static void share(List<SeenRequest> all) {
    var ofApp = all.stream().filter(request -> request.caller().startsWith("app")).toList();
    var end = ofApp.get(0).at().plusSeconds(60L * MINUTES);
    long taken =
        ofApp.stream()
            .filter(request -> request.at().isBefore(end) && request.status() != 429)
            .count();
    long refused = all.stream().filter(request -> request.status() == 429).count();
    System.out.printf(
        "requests in %d minutes: %d, %.1f %% of the limit of %d a minute; PagerDuty refused %d%n",
        MINUTES, taken, 100.0 * taken / (MINUTES * PER_MINUTE), PER_MINUTE, refused);
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
