package dev.patchbay.wiring.apply.run;

import dev.patchbay.wiring.plan.WiringPlan;
import dev.patchbay.wiring.plan.WiringSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of one row of an apply.
 *
 * @param row from 1
 * @param of how many there are
 * @param action as in the plan
 * @param channel name without {@code #}
 * @param error why it failed and what to do; blank where it did not
 * @param calls of a rehearsal only
 * @param retry of a row that failed, so that it can be asked for again; empty where a connection
 *     was to go
 */
public record RowResult(
    int row,
    int of,
    String action,
    String channel,
    String service,
    boolean ok,
    String error,
    List<VendorCall> calls,
    Optional<Retry> retry) {
  public RowResult {
    calls = List.copyOf(calls);
  }

  /**
   * What a row of a wiring file asked for; ids where they are known, else names.
   *
   * @param channel id, or name with {@code #}
   */
  public record Retry(String service, String channel, String workspace, WiringSettings settings) {
    static Optional<Retry> of(WiringPlan.Row row) {
      var key = row.key();
      return row.settings()
          .map(
              settings ->
                  new Retry(
                      key.map(one -> one.service().value()).orElse(row.serviceName()),
                      key.map(one -> one.channel().value()).orElse("#" + row.channelName()),
                      key.map(one -> one.team().value()).orElse(row.workspaceName()),
                      settings));
    }
  }

  /**
   * A call that would be made.
   *
   * @param body empty where there is none; secrets are masked
   */
  public record VendorCall(String method, String path, Map<String, Object> body) {}
}
