package dev.patchbay.wiring.plan;

import dev.patchbay.wiring.ConnectionKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is to be done, in the order in which it is done. No secret is in it.
 *
 * @param changes also the rows that will fail
 * @param unchanged how many connections are as wanted
 * @param warnings what is odd, one sentence each
 */
public record WiringPlan(
    List<Row> changes, int unchanged, List<Unmanaged> unmanaged, List<String> warnings) {
  public WiringPlan {
    changes = List.copyOf(changes);
    unmanaged = List.copyOf(unmanaged);
    warnings = List.copyOf(warnings);
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /** With more of them behind. */
  public WiringPlan warning(List<String> more) {
    return new WiringPlan(
        changes, unchanged, unmanaged, Stream.concat(warnings.stream(), more.stream()).toList());
  }

  /**
   * One change.
   *
   * @param key empty where a channel does not exist
   * @param channelName without {@code #}
   * @param settings as they are to be; empty where a connection goes
   * @param reason what the change comes from, in words: a rule, another's token; blank where the
   *     fields say it all. Why a row fails is in {@link PlannedChange.Fail}
   */
  public record Row(
      Optional<ConnectionKey> key,
      String workspaceName,
      String channelName,
      String serviceName,
      Optional<WiringSettings> settings,
      PlannedChange change,
      String reason) {
    public String action() {
      return change.action();
    }

    public Map<String, FieldChange> fields() {
      return change.fields();
    }
  }

  /**
   * What exists and the file does not name. It is left alone.
   *
   * @param key empty where an extension does not show where it posts
   * @param extension id; empty with delivery webhook
   * @param ours false: an extension that Patchbay has not made or adopted
   */
  public record Unmanaged(
      Optional<ConnectionKey> key,
      String workspaceName,
      String channelName,
      String serviceName,
      Optional<String> extension,
      boolean ours) {}
}
