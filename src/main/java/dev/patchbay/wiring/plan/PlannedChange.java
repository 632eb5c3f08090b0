package dev.patchbay.wiring.plan;

import java.util.Map;

/** One change of PagerDuty's extensions. {@code extension} is an id. */
public sealed interface PlannedChange {
  /** The whole extension is written. */
  sealed interface Write extends PlannedChange {
    /**
     * What differs, by the contract's name of the field; empty where nothing that is known does.
     */
    Map<String, FieldChange> fields();
  }

  record Create() implements Write {
    @Override
    public Map<String, FieldChange> fields() {
      return Map.of();
    }
  }

  /** An earlier run created it and lost PagerDuty's answer. */
  record Resume(String extension, Map<String, FieldChange> fields) implements Write {}

  /** Takes over an extension that somebody else made, instead of adding a second one. */
  record Adopt(String extension, Map<String, FieldChange> fields) implements Write {}

  record Edit(String extension, Map<String, FieldChange> fields) implements Write {}

  /**
   * Writes what is stored, with the workspace's new bot token.
   *
   * @param enable whether PagerDuty may have paused it because the old token was invalid
   */
  record PushToken(String extension, boolean enable) implements Write {
    @Override
    public Map<String, FieldChange> fields() {
      return Map.of("token", new FieldChange("outdated", "current"));
    }
  }

  record TakeDown(String extension) implements PlannedChange {}
}
