package dev.patchbay.token;

import dev.patchbay.core.Outcome;
import java.time.Instant;

/**
 * Port, implemented in {@code slack}: tells a person that their consent at PagerDuty soon ends and
 * that a new login refreshes it. Called again later where the outcome is a refusal.
 */
@FunctionalInterface
public interface ConsentListener {
  Outcome<Boolean> endsSoon(Person person, Instant end);
}
