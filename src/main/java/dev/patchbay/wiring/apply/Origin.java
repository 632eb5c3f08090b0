package dev.patchbay.wiring.apply;

import dev.patchbay.core.Actor;
import dev.patchbay.core.Place;

/** Why a connection is changed. */
sealed interface Origin {
  /** Somebody asked, in Slack. */
  record Person(Actor actor, Place place) implements Origin {
    @Override
    public String toString() {
      return actor + " in " + place;
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
