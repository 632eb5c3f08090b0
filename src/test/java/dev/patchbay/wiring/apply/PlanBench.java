package dev.patchbay.wiring.apply;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.ThreadMXBean;
import dev.patchbay.core.SlackUserId;
import dev.patchbay.support.DatabaseFixture;
import dev.patchbay.support.DatabaseKind;
import dev.patchbay.wiring.Connection;
import dev.patchbay.wiring.Delivery;
import dev.patchbay.wiring.NotifyType;
import dev.patchbay.wiring.Options;
import dev.patchbay.wiring.Urgency;
import dev.patchbay.wiring.plan.ExtensionFields;
import java.lang.management.ManagementFactory;
import java.time.Instant;

/**
 * What the plan of a wiring file costs that changes nothing, by its number of rows: PagerDuty
 * calls, our own time at work, the memory that is taken on the way, and the most that is held at
 * once: when all is read. The last columns are per row, so that a straight line shows as one
 * number.
 */
public final class PlanBench {
  private static final int[] ROWS = {103, 1_000, 10_000};
  private static final int WARM = 8;
  private static final int NO_LIMIT = 1_000_000;
  private static final double MEGABYTE = 1024 * 1024;

  private PlanBench() {}

  private record Cost(int calls, double millis, double taken, double held) {}

  public static void main(String[] args) {
    for (int i = 0; i < WARM; i++) {
      measured(ROWS[1]);
    }
    System.out.printf(
        "%-14s %8s %10s %10s %10s %12s %12s%n",
        "rows, no change", "calls", "CPU ms", "taken MB", "held MB", "CPU µs/row", "taken KB/row");
    for (int rows : ROWS) {
      var cost = measured(rows);
      System.out.printf(
          "%-14d %8d %10.0f %10.1f %10.1f %12.0f %12.1f%n",
          rows,
          cost.calls(),
          cost.millis(),
          cost.taken(),
          cost.held(),
          cost.millis() * 1000 / rows,
          cost.taken() * 1024 / rows);
    }
  }

  private static Cost measured(int rows) {
    try (var outside = new WholeBench.Outside(rows);
        var node = new WholeBench(outside, DatabaseFixture.settings(DatabaseKind.H2))) {
      outside.pagerDuty.simulator().rateLimit(NO_LIMIT);
      connect(node, rows);
      node.plan(WholeBench.file(1)); // what is asked once in a process's life
      outside.pagerDuty.simulator().clearLog();
      return cost(node, rows);
    }
  }

  private static Cost cost(WholeBench node, int rows) {
    var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long bytes = thread.getThreadAllocatedBytes(Thread.currentThread().getId());
    long nanos = thread.getCurrentThreadCpuTime();
    var plan = node.plan(WholeBench.file(rows));
    nanos = thread.getCurrentThreadCpuTime() - nanos;
    bytes = thread.getThreadAllocatedBytes(Thread.currentThread().getId()) - bytes;
    if (!plan.isEmpty() || plan.unchanged() != rows) {
      throw new IllegalStateException("changes: " + plan.changes().stream().limit(3).toList());
    }
    int calls = node.outside.pagerDuty.simulator().requests().size();
    return new Cost(calls, nanos / 1e6, bytes / MEGABYTE, held(node, rows));
  }

  private static double held(WholeBench node, int rows) {
    long[] read = {0};
    node.outside.whenRead = () -> read[0] = heap();
    long before = heap();
    node.plan(WholeBench.file(rows));
    return Math.max(0, read[0] - before) / MEGABYTE;
  }

  @SuppressWarnings("SystemGc")
  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** As an apply would, without its calls. */
  private static void connect(WholeBench node, int rows) {
    var app = WiringBench.installation(node.outside.token);
    var fingerprint = node.outside.keyset.fingerprint().of(app.botToken());
    var account = node.outside.pagerDuty.simulator().account();
    for (int i = 0; i < rows; i++) {
      var key = WholeBench.key(i);
      var name = ExtensionFields.name("Service " + i, "channel-" + i, app.teamName());
      var id = account.addExtension(name, key.service().value(), config(i, app.botUserId()));
      node.connections.save(
          new Connection(
              key,
              "channel-" + i,
              "Service " + i,
              Options.defaults(),
              new Delivery.Extension(id, fingerprint),
              new SlackUserId("U1"),
              Instant.EPOCH));
    }
  }

  private static ObjectNode config(int i, String botUser) {
    var config = JsonNodeFactory.instance.objectNode();
    config.put("bot_user_id", botUser).put("restrict", "any").put("access_token", "redacted");
    config.putObject("team").put("id", WholeBench.TEAM.value());
    config.putObject("incoming_webhook").put("channel_id", "C" + i).put("channel", "#channel-" + i);
    var types = config.putObject("notify_types");
    for (var type : NotifyType.values()) {
      types.put(type.key(), true);
    }
    var urgency = config.putObject("urgency");
    for (var one : Urgency.values()) {
      urgency.put(one.key(), true);
    }
    return config;
  }
}
