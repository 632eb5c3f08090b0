package dev.patchbay.keys;

import java.util.List;

/**
 * A running process of Patchbay, as it told the others.
 *
 * @param id of this run
 * @param name of its machine and process, for people
 * @param keys that its keyset file holds for sealing
 */
record RunningNode(String id, String name, List<Long> keys, long sealsWith) {
  RunningNode {
    keys = List.copyOf(keys);
  }
}
