package dev.patchbay.wiring.apply.run;

import java.util.List;
import java.util.Map;

/**
 * What became of one row of an apply.
 *
 * @param row from 1
 * @param of how many there are
 * @param action as in the plan
 * @param channel name without {@code #}
 * @param error why it failed and what to do; blank where it did not
 * @param calls of a rehearsal only
 */
public record RowResult(
    int row,
    int of,
    String action,
    String channel,
    String service,
    boolean ok,
    String error,
    List<VendorCall> calls) {
  public RowResult {
    calls = List.copyOf(calls);
  }

  /**
   * A call that would be made.
   *
   * @param body empty where there is none; secrets are masked
   */
  public record VendorCall(String method, String path, Map<String, Object> body) {}
}
