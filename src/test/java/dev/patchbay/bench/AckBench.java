package dev.patchbay.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Answers a second to one signed command, and how long the slowest of a hundred takes: Patchbay
 * beside {@link BareBolt}, both warm, in turns. The load runs on the same machine.
 */
public final class AckBench {
  private static final int WARM_SECONDS = 20;
  private static final int SECONDS = 4;

  private AckBench() {}

  private record Figures(double perSecond, double p99) {
    static Figures of(long[] sorted) {
      return new Figures(
          (double) sorted.length / SECONDS, sorted[sorted.length * 99 / 100] / 1_000_000.0);
    }
  }

  /**
   * @param args the jar, a class path with the peer and that jar, and how many rounds
   */
  public static void main(String[] args) throws Exception {
    var ours = new ArrayList<Figures>();
    var theirs = new ArrayList<Figures>();
    try (var peers = new Peers(args[0], args[1])) {
      peers.prepare();
      try (var patchbay = Measured.Running.of(peers.patchbay());
          var bare = Measured.Running.of(peers.bare())) {
        Load.run(patchbay.port(), Measured.request(), WARM_SECONDS);
        Load.run(bare.port(), Measured.request(), WARM_SECONDS);
        for (int round = 0; round < Integer.parseInt(args[2]); round++) {
          ours.add(Figures.of(Load.run(patchbay.port(), Measured.request(), SECONDS)));
          theirs.add(Figures.of(Load.run(bare.port(), Measured.request(), SECONDS)));
        }
      }
    }
    System.out.printf("%-38s %10s %14s %7s%n", "median", "Patchbay", "bare Bolt", "ratio");
    row("acks a second, warm", median(ours, true), median(theirs, true));
    row("p99 of an ack, ms", median(ours, false), median(theirs, false));
  }

  private static void row(String what, double ours, double theirs) {
    System.out.printf("%-38s %10.2f %14.2f %7.2f%n", what, ours, theirs, ours / theirs);
  }

  private static double median(List<Figures> all, boolean rate) {
    double[] sorted =
        all.stream().mapToDouble(one -> rate ? one.perSecond() : one.p99()).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
