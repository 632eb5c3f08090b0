package dev.patchbay.db;

import java.util.List;

/**
 * How a database's schema stands to the migrations that this program knows.
 *
 * @param pending not applied yet
 * @param newer applied by a newer version of this program
 * @param failed begun and not ended
 */
public record SchemaState(List<String> pending, List<String> newer, List<String> failed) {
  public SchemaState {
    pending = List.copyOf(pending);
    newer = List.copyOf(newer);
    failed = List.copyOf(failed);
  }
}
