package dev.patchbay.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Answers a second to one signed command, and how long the slowest of a hundred takes: Patchbay
 * beside {@link BareBolt}, both warm, in turns. The load runs on the same machine.
 */
public final class AckBench {
  private static final int WARM_SECONDS = 20;
  private static final int SECONDS = 4;

  private AckBench() {}

  /**
   * @param perSecond of what was answered
   * @param perCpuSecond the same for each second of a core: what a busy machine does not change
   * @param p99 in milliseconds
   */
  private record Figures(double perSecond, double perCpuSecond, double p99) {
    static Figures of(Measured.Running server) throws Exception {
      var before = server.cpu();
      long[] sorted = Load.run(server.port(), Measured.request(), SECONDS);
      double cpu = server.cpu().minus(before).toNanos() / 1e9;
      return new Figures(
          (double) sorted.length / SECONDS,
          sorted.length / cpu,
          sorted[sorted.length * 99 / 100] / 1e6);
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
          ours.add(Figures.of(patchbay));
          theirs.add(Figures.of(bare));
        }
      }
    }
    System.out.println(Peers.machine());
    System.out.printf("%-38s %10s %14s %7s%n", "median", "Patchbay", "bare Bolt", "ratio");
    row("acks a second, warm", ours, theirs, Figures::perSecond);
    row("  for each second of a core", ours, theirs, Figures::perCpuSecond);
    row("p99 of an ack, ms", ours, theirs, Figures::p99);
  }

  private static void row(
      String what, List<Figures> ours, List<Figures> theirs, ToDoubleFunction<Figures> figure) {
    double our = median(ours, figure);
    double their = median(theirs, figure);
    System.out.printf("%-38s %10.2f %14.2f %7.2f%n", what, our, their, our / their);
  }

  private static double median(List<Figures> all, ToDoubleFunction<Figures> figure) {
    double[] sorted = all.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
