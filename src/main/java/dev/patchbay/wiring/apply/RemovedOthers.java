package dev.patchbay.wiring.apply;

import dev.patchbay.wiring.plan.FoundExtension;
import java.util.List;

/**
 * What became of a request to remove other extensions.
 *
 * @param shown whether it is known which ones the person was shown; if not, none was removed
 * @param removed by the last try
 * @param removedBefore ids of those that earlier tries removed
 * @param gone ids of those that were shown and that PagerDuty does not have any more
 * @param kept shown ones that no longer post to the channel, or belong to a connection by now
 * @param left what posts to the channel still, beside the connection
 */
public record RemovedOthers(
    boolean shown,
    List<FoundExtension> removed,
    List<String> removedBefore,
    List<String> gone,
    List<FoundExtension> kept,
    OtherExtensions left) {
  public RemovedOthers {
    removed = List.copyOf(removed);
    removedBefore = List.copyOf(removedBefore);
    gone = List.copyOf(gone);
    kept = List.copyOf(kept);
  }

  /** Whether anything was. */
  public boolean any() {
    return !removed.isEmpty() || !removedBefore.isEmpty();
  }
}
