package dev.patchbay.keys;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a Patchbay admin reads about a node's keys, and what to do. */
final class KeysetMessages {
  static final String FOREIGN =
      "The keyset file doesn't match this database, so no stored token can be decrypted. Put the"
          + " right file at PATCHBAY_KEYSET_FILE; no restart needed. If it's lost: stop Patchbay,"
          + " run `java -jar patchbay.jar keys create --lost`, reinstall the app, and ask people to"
          + " log in again.";
  static final String RETIRED =
      "The keyset file is an old copy: all of its keys are retired. Copy the file of another node,"
          + " or the newest one that you kept, to PATCHBAY_KEYSET_FILE.";

  private KeysetMessages() {}

  /**
   * Values encrypted with keys that this node does not have.
   *
   * @param hopeless nothing can be decrypted here, and nobody said that the keys are lost
   */
  static KeysetHealth undecrypted(
      KeyUsage usage, Set<Long> unknown, boolean hopeless, List<RunningNode> running) {
    var what =
        unknown.stream()
            .map(key -> "key " + key + " (" + usage.words(key) + ")")
            .collect(Collectors.joining("; "));
    var holders =
        running.stream()
            .filter(node -> node.keys().stream().anyMatch(unknown::contains))
            .map(RunningNode::name)
            .toList();
    if (!holders.isEmpty()) {
      return KeysetHealth.unusable(
          "Other nodes encrypt with keys that are missing from this node's keyset file: "
              + what
              + ". Copy the file of "
              + String.join(" or ", holders)
              + " to this node; no restart needed.");
    }
    var words =
        "Stored values were encrypted with keys that are not in the keyset file: "
            + what
            + ". Put back the file that has them; no restart needed. Until then those people must"
            + " log in again and those workspaces must reinstall Patchbay.";
    return hopeless ? KeysetHealth.unusable(words) : KeysetHealth.troubled(words);
  }

  /** A rotation under way; empty words when there is none. */
  static KeysetHealth rotation(
      KeyUsage usage, List<Long> newestFirst, long encryptsWith, List<RunningNode> running) {
    long primary = newestFirst.get(0);
    if (encryptsWith != primary) {
      var without =
          running.stream()
              .filter(node -> !node.keys().contains(primary))
              .map(RunningNode::name)
              .toList();
      return KeysetHealth.well(
          "The new key "
              + primary
              + " waits until every node has it; without it: "
              + String.join(", ", without)
              + ". Copy the keyset file there.");
    }
    long old = newestFirst.stream().skip(1).mapToLong(usage::of).sum();
    return KeysetHealth.well(
        old == 0
            ? ""
            : old + " stored values still have to be encrypted with the new key " + primary + ".");
  }

  static Optional<String> mayGo(Set<Long> removable) {
    return removable.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Nothing needs these keys any more: "
                + removable.stream().map(String::valueOf).collect(Collectors.joining(", "))
                + ". This node can't write its keyset file: run `java -jar patchbay.jar keys prune`"
                + " where the file is kept.");
  }
}
