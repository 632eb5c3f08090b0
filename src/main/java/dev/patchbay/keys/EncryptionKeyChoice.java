package dev.patchbay.keys;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which key a node encrypts with: the newest of its file that every running node has, so that no
 * running node ever meets a value that it cannot decrypt. Never one that is retired.
 */
final class EncryptionKeyChoice {
  private EncryptionKeyChoice() {}

  /** Empty if all keys of the file are retired: it is a copy from before they were. */
  static OptionalLong of(List<Long> newestFirst, List<RunningNode> running, Set<Long> retired) {
    var usable = newestFirst.stream().filter(key -> !retired.contains(key)).toList();
    var shared =
        usable.stream()
            .filter(key -> running.stream().allMatch(node -> node.keys().contains(key)))
            .mapToLong(Long::longValue)
            .findFirst();
    // Files that have nothing in common: each continues with its own, and says so.
    return shared.isPresent() ? shared : usable.stream().mapToLong(Long::longValue).findFirst();
  }
}
