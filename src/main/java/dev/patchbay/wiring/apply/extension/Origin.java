package dev.patchbay.wiring.apply.extension;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Place;

/** Why a connection is changed. */
public sealed interface Origin {
  /** Someone asked, in Slack. */
  record Person(Actor actor, Place place) implements Origin {
    @Override
    public String toString() {
      return actor + " in " + place;
    }
  }

  /**
   * A wiring file was applied, or drift was settled.
   *
   * @param key {@code file}, {@code api:NAME} or {@code reconcile}, as the audit has it
   */
  record Automation(String key) implements Origin {
    @Override
    public String toString() {
      return key;
    }
  }

  /** Nobody did: a job keeps connections as they are meant to be. */
  record Upkeep(String job) implements Origin {
    @Override
    public String toString() {
      return job;
    }
  }
}
