package dev.patchbay.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * From the start of the process to its first answer to a signed command, and the memory it then
 * holds at rest: Patchbay as {@code scripts/run} starts it, on an empty database and once more on
 * that one, beside {@link BareBolt}, in turns; the peer with Java's own options, and with our
 * options. On a busy machine look at the time of all cores. Linux only: memory is read from {@code
 * /proc}.
 */
public final class StartBench {
  /** Those of {@code scripts/java}. */
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:SurvivorRatio=16",
          "-XX:Tier4InvocationThreshold=15000",
          "-XX:Tier4MinInvocationThreshold=1800",
          "-XX:Tier4CompileThreshold=45000",
          "-XX:Tier4BackEdgeThreshold=120000");

  private static final List<String> HEAP =
      Runtime.version().feature() >= 25
          ? List.of("-Xms40m", "-XX:NewSize=28m")
          : List.of("-Xms16m", "-XX:NewRatio=1");

  private StartBench() {}

  /**
   * @param args the jar, a class path with the peer and that jar, and how many rounds
   */
  public static void main(String[] args) throws Exception {
    int rounds = Integer.parseInt(args[2]);
    var first = new ArrayList<Measured.Run>();
    var again = new ArrayList<Measured.Run>();
    var bare = new ArrayList<Measured.Run>();
    var alike = new ArrayList<Measured.Run>();
    var options = Stream.of(OPTIONS, HEAP).flatMap(List::stream).toArray(String[]::new);
    try (var peers = new Peers(args[0], args[1])) {
      peers.prepare();
      for (int round = 0; round < rounds; round++) {
        var patchbay = peers.patchbay();
        first.add(Measured.run(patchbay));
        again.add(Measured.run(patchbay));
        bare.add(Measured.run(peers.bare()));
        alike.add(Measured.run(peers.bare(options)));
        System.err.printf("round %d of %d%n", round + 1, rounds);
      }
    }
    System.out.println(Peers.machine());
    table(System.out, "first start", first, "bare Bolt", bare);
    table(System.out, "later start", again, "bare Bolt", bare);
    table(System.out, "first start", first, "same options", alike);
    table(System.out, "later start", again, "same options", alike);
  }

  private static void table(
      PrintStream out,
      String what,
      List<Measured.Run> ours,
      String peer,
      List<Measured.Run> theirs) {
    out.printf("%-38s %10s %14s %7s%n", what + ", median", "Patchbay", peer, "ratio");
    row(out, "start to first signed answer, ms", Measured.millis(ours), Measured.millis(theirs));
    row(out, "  of all cores, ms", Measured.cpuMillis(ours), Measured.cpuMillis(theirs));
    row(out, "memory at rest, MB", Measured.megabytes(ours), Measured.megabytes(theirs));
  }

  private static void row(PrintStream out, String what, double ours, double theirs) {
    out.printf("%-38s %10.0f %14.0f %7.2f%n", what, ours, theirs, ours / theirs);
  }
}
