package dev.patchbay.keys;

import java.util.List;

/**
 * A running process of Patchbay, as it told the others.
 *
 * @param id of this run
 * @param name of its machine and process, for people
 * @param keys that its keyset file holds for encrypting
 */
record RunningNode(String id, String name, List<Long> keys, long encryptsWith) {
  RunningNode {
    keys = List.copyOf(keys);
  }
}
